package dev.countersign.io.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.commit.ObjectType;
import dev.countersign.io.objects.StoredObject;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class RecentObjectsTest {

    private final RecentObjects recent = new RecentObjects();

    private static ObjectId id(int number) {
        return new ObjectId(String.format(Locale.ROOT, "%040x", number));
    }

    private static StoredObject object(long size, int read) {
        return new StoredObject(ObjectType.COMMIT, size, new byte[read]);
    }

    @Test
    void gives_an_object_only_to_those_who_would_read_all_of_it() {
        StoredObject whole = object(100, 100);
        recent.keep(id(1), whole);

        assertThat(recent.find(id(1), 100)).contains(whole);
        assertThat(recent.find(id(1), 99)).isEmpty();
        assertThat(recent.find(id(2), 100)).isEmpty();
    }

    @Test
    void keeps_nothing_that_is_large_or_of_which_only_a_part_was_read() {
        recent.keep(id(1), object(100, 50));
        recent.keep(id(2), object(70_000, 70_000));

        assertThat(recent.find(id(1), 1_000)).isEmpty();
        assertThat(recent.find(id(2), 1_000_000)).isEmpty();
    }

    @Test
    void holds_all_commits_of_a_large_push() {
        for (int i = 0; i < 10_000; i++) {
            recent.keep(id(i), object(1_000, 1_000));
        }

        assertThat(recent.find(id(0), 1_000)).isPresent();
        assertThat(recent.find(id(9_999), 1_000)).isPresent();
    }

    @Test
    void forgets_what_was_not_asked_for_lately() {
        for (int i = 0; i < 100_000; i++) {
            recent.keep(id(i), object(1_000, 1_000));
            assertThat(recent.find(id(0), 1_000)).isPresent();
        }

        assertThat(recent.find(id(1), 1_000)).isEmpty();
        assertThat(recent.find(id(99_999), 1_000)).isPresent();
    }

    @Test
    void makes_room_once_for_what_is_kept_twice() {
        for (int i = 0; i < 100_000; i++) {
            recent.keep(id(0), object(1_000, 1_000));
            recent.keep(id(1), object(1_000, 1_000));
        }

        assertThat(recent.find(id(0), 1_000)).isPresent();
        assertThat(recent.find(id(1), 1_000)).isPresent();
    }
}
