package dev.countersign.core.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.testing.Facts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CertificationTest {

    @Test
    void a_key_that_was_proved_has_no_flaw() {
        Certification certification = Certification.by(Facts.ID, "SHA256:sara", true);

        assertThat(certification.key()).contains("SHA256:sara");
        assertThat(certification.flaw()).isEmpty();
        assertThatThrownBy(() -> new Certification(Optional.of(Facts.ID), Optional.of("SHA256:sara"), true, "old"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_proves_no_key_has_a_flaw() {
        assertThat(Certification.NONE.flaw()).isEqualTo("there is no push certificate");
        assertThat(Certification.NONE.certificate()).isEmpty();
        assertThatThrownBy(() -> Certification.flawed(Optional.of(Facts.ID), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_key_signs_nothing_where_there_is_no_certificate() {
        assertThatThrownBy(() -> new Certification(Optional.empty(), Optional.of("SHA256:sara"), true, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
