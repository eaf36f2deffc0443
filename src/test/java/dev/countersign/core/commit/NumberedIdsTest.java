package dev.countersign.core.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberedIdsTest {

    @ParameterizedTest
    @ValueSource(ints = {20, 32}) // SHA-1, SHA-256
    void agree_with_a_map_from_ids_to_numbers(int bytes) {
        Random random = new Random(20_261_125);
        NumberedIds ids = new NumberedIds();
        Map<ObjectId, Integer> expected = new HashMap<>();
        List<ObjectId> byNumber = new ArrayList<>();
        for (int round = 0; round < 20_000; round++) {
            ObjectId id = byNumber.isEmpty() || random.nextInt(3) > 0
                    ? random(random, bytes)
                    : byNumber.get(random.nextInt(byNumber.size()));
            assertThat(ids.numberOf(id)).isEqualTo(expected.getOrDefault(id, NumberedIds.NONE));
            if (expected.putIfAbsent(id, byNumber.size()) == null) {
                byNumber.add(id);
            }

            assertThat(ids.add(id)).isEqualTo(expected.get(id));
            assertThat(ids.size()).isEqualTo(byNumber.size());
        }
        for (int number = 0; number < byNumber.size(); number++) {
            int other = random.nextInt(byNumber.size());
            assertThat(ids.get(number)).isEqualTo(byNumber.get(number));
            assertThat(Integer.signum(ids.compare(number, other)))
                    .isEqualTo(Integer.signum(byNumber.get(number).compareTo(byNumber.get(other))));
        }
    }

    @Test
    void are_all_of_one_kind() {
        NumberedIds ids = new NumberedIds();
        ids.add(new ObjectId("a".repeat(40)));
        ObjectId longer = new ObjectId("a".repeat(64));

        assertThat(ids.numberOf(longer)).isEqualTo(NumberedIds.NONE);
        assertThatThrownBy(() -> ids.add(longer)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Few different bytes, so that ids share their beginnings and their ends. */
    private static ObjectId random(Random random, int bytes) {
        byte[] id = new byte[bytes];
        id[0] = (byte) random.nextInt(4);
        id[bytes / 2] = (byte) random.nextInt();
        id[bytes - 1] = (byte) random.nextInt(64);
        return new ObjectId(HexFormat.of().formatHex(id));
    }
}
