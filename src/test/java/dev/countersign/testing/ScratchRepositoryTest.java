package dev.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScratchRepositoryTest {

    @Test
    void makes_the_same_commit_on_every_machine(@TempDir Path temp) {
        ScratchRepository repository = ScratchRepository.in(temp.resolve("repository"));

        ObjectId id = repository.commit("Title\n");

        assertThat(id).isEqualTo(new ObjectId("3a91590260d76dfeeeac1c85b1b75bdc0df62171"));
        assertThat(ScratchRepository.cloneOf(repository, temp.resolve("clone")).id("origin/main"))
                .isEqualTo(id);
    }
}
