package dev.countersign.io.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.commit.ObjectType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects are read as git reads them, however git has stored them, and never otherwise. */
@Timeout(120)
final class ObjectFolderTest {

    private static final int ALL = 64 << 20;
    private static final long SEED = 20_261_125;
    private static final ObjectId NOBODY = new ObjectId("1".repeat(40));

    @TempDir
    Path top;

    /** Each line is a command of git, and some are followed by another. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "unpack-objects",
                "repack -adfq --depth=50 --window=50",
                "repack -adfq --depth=4095 --window=10",
                "-c repack.useDeltaBaseOffset=false repack -adfq --depth=50 --window=50",
                "-c pack.indexVersion=1 repack -adfq --window=20",
                "-c core.compression=0 repack -adFq",
                "-c core.compression=9 repack -adFq",
                "-c core.bigFileThreshold=1k repack -adfq",
                "repack -adfq --max-pack-size=1m",
                "repack -adfq --write-midx --write-bitmap-index",
                "multi-pack-index write"
            })
    void agrees_with_git_on_every_object(String command) throws IOException {
        StoredHistory history = StoredHistory.in(top.resolve("server.git"), SEED);
        if (command.equals("unpack-objects")) {
            unpack(history);
        } else {
            history.git(command.split(" ", -1));
        }

        assertSame(history);
    }

    @Test
    void agrees_with_git_where_offsets_take_eight_bytes() throws IOException {
        StoredHistory history = StoredHistory.in(top.resolve("server.git"), SEED);
        history.git("repack", "-adfq");
        Path pack = only(history, ".pack");
        Path index = only(history, ".idx");
        Files.delete(index);
        history.git("index-pack", "--index-version=2,0x40", "-o", index.toString(), pack.toString());

        assertSame(history);
    }

    @Test
    void gives_the_beginning_of_what_is_too_large_and_its_whole_size() throws IOException {
        StoredHistory history = StoredHistory.in(top.resolve("server.git"), SEED);
        history.git("repack", "-adfq", "--window=50");
        Map<ObjectId, StoredObject> all = history.all();

        try (ObjectFolder folder = new ObjectFolder(history.objects())) {
            for (Map.Entry<ObjectId, StoredObject> entry : all.entrySet()) {
                byte[] bytes = entry.getValue().bytes();
                int limit = bytes.length / 2;
                StoredObject read = folder.read(entry.getKey(), limit).orElseThrow();

                assertThat(read.type()).isEqualTo(entry.getValue().type());
                assertThat(read.size()).isEqualTo(bytes.length);
                assertThat(read.bytes()).isEqualTo(Arrays.copyOf(bytes, limit));
                assertThat(read.exceedsLimit()).isEqualTo(limit < bytes.length);
            }
        }
    }

    @Test
    void tells_type_and_size_of_what_is_too_large_to_be_held() throws IOException {
        StoredHistory history = StoredHistory.in(top.resolve("server.git"), SEED);
        byte[] large = new byte[ALL + 1];
        ObjectId one = history.store(large);
        large[ALL / 2] = 1;
        ObjectId other = history.store(large);
        history.git("tag", "one", one.hex());
        history.git("tag", "other", other.hex());
        history.git("repack", "-adq");

        try (ObjectFolder folder = new ObjectFolder(history.objects())) {
            int given = 0;
            for (ObjectId id : List.of(one, other)) {
                StoredObject read = folder.read(id, 1000).orElseThrow();
                given += read.bytes().length;
                assertThat(read.type()).isEqualTo(ObjectType.BLOB);
                assertThat(read.size()).isEqualTo(ALL + 1);
                assertThat(read.exceedsLimit()).isTrue();
            }
            assertThat(given).as("one is a delta").isEqualTo(1000);
        }
    }

    @Test
    void holds_what_git_holds_and_nothing_else() throws IOException {
        StoredHistory history = StoredHistory.in(top.resolve("server.git"), SEED);
        Random random = new Random(SEED);
        try (ObjectFolder folder = new ObjectFolder(history.objects())) {
            for (ObjectId id : history.all().keySet()) {
                assertThat(folder.holds(id)).isTrue();
                assertThat(folder.holds(neighbour(id, random))).isFalse();
                assertThat(folder.read(neighbour(id, random), ALL)).isEmpty();
            }
            for (int first = 0; first < 256; first++) {
                assertThat(folder.holds(new ObjectId(hex(first) + "0".repeat(38))))
                        .isFalse();
                assertThat(folder.holds(new ObjectId(hex(first) + "f".repeat(38))))
                        .isFalse();
            }
        }
    }

    @Test
    void finds_nothing_where_there_is_nothing() throws IOException {
        try (ObjectFolder none = new ObjectFolder(top.resolve("none"))) {
            assertThat(none.holds(NOBODY)).isFalse();
            assertThat(none.read(NOBODY, ALL)).isEmpty();
            assertThat(none.isOutdated()).isFalse();
        }
    }

    @Test
    void goes_on_after_a_repack_of_which_it_knows_nothing() throws IOException {
        StoredHistory history = StoredHistory.in(top.resolve("server.git"), SEED);
        history.git("repack", "-adq");
        ObjectId tip = history.id("main");
        try (ObjectFolder folder = new ObjectFolder(history.objects());
                ObjectFolder late = new ObjectFolder(history.objects())) {
            assertThat(folder.read(tip, ALL)).isPresent();
            assertThat(late.holds(NOBODY)).isFalse();
            assertThat(late.isOutdated()).isFalse();
            history.git("repack", "-adfq", "--depth=0");

            assertThat(folder.read(history.id("main~3"), ALL)).isPresent();
            assertThat(late.isOutdated()).isTrue();
            late.refresh();
            assertThat(late.read(tip, ALL)).isPresent();
        }
    }

    @Test
    void passes_over_packs_that_went_after_they_were_listed() throws IOException {
        StoredHistory history = StoredHistory.in(top.resolve("server.git"), SEED);
        try (ObjectFolder folder = new ObjectFolder(history.objects())) {
            assertThat(folder.read(history.id("main"), ALL)).isPresent();
            folder.refresh();
            Path nested = Files.createDirectories(history.objects().resolve("pack/not-a-pack.idx"));
            Path beside = Files.createFile(history.objects().resolve("pack/not-a-pack.pack"));
            assertThatThrownBy(() -> folder.read(NOBODY, ALL)).isInstanceOf(IOException.class);
            Files.delete(beside);
            assertThat(folder.read(NOBODY, ALL)).isEmpty();
            Files.delete(nested);

            assertThat(folder.read(history.id("main"), ALL)).isPresent();
            assertThat(folder.read(NOBODY, ALL)).isEmpty();
        }
    }

    @Test
    void does_not_give_an_object_for_another_one() throws IOException {
        StoredHistory history = StoredHistory.in(top.resolve("server.git"), SEED);
        unpack(history);
        ObjectId one = history.id("main");
        ObjectId other = history.id("main~1");
        Path from = loose(history, other);
        Files.delete(loose(history, one));
        Files.copy(from, loose(history, one));

        try (ObjectFolder folder = new ObjectFolder(history.objects())) {
            assertThat(folder.read(other, ALL)).isPresent();
            assertThatThrownBy(() -> folder.read(one, ALL))
                    .isInstanceOf(DamagedObjectException.class)
                    .hasMessage("what is stored as " + one + " is another object");
        }
    }

    @Test
    void takes_a_sound_copy_where_another_one_is_damaged() throws IOException {
        StoredHistory history = StoredHistory.in(top.resolve("server.git"), SEED);
        history.git("repack", "-adq");
        ObjectId tip = history.id("main");
        Files.createDirectories(loose(history, tip).getParent());
        Files.writeString(loose(history, tip), "no object");

        try (ObjectFolder folder = new ObjectFolder(history.objects())) {
            assertThat(folder.read(tip, ALL)).isPresent();
        }
    }

    @Test
    void says_that_it_may_not_read_rather_than_that_nothing_is_there() throws IOException {
        StoredHistory history = StoredHistory.in(top.resolve("server.git"), SEED);
        Path index = only(history, ".idx");
        Files.setPosixFilePermissions(index, PosixFilePermissions.fromString("---------"));
        if (Files.isReadable(index)) {
            return; // root reads everything
        }

        try (ObjectFolder folder = new ObjectFolder(history.objects())) {
            assertThatThrownBy(() -> folder.holds(NOBODY)).isInstanceOf(IOException.class);
        }
    }

    /** A byte changed, or the end cut off: the right object comes out, or none, or a complaint. */
    @ParameterizedTest
    @ValueSource(strings = {".pack", ".idx"})
    void never_gives_other_bytes_for_a_damaged_pack(String suffix) throws IOException {
        StoredHistory history = StoredHistory.in(top.resolve("server.git"), SEED);
        history.git("repack", "-adfq", "--window=50");
        Map<ObjectId, StoredObject> all = history.all();
        Path file = only(history, suffix);
        byte[] sound = Files.readAllBytes(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Random random = new Random(SEED);
        int complaints = 0;
        for (int round = 0; round < 60; round++) {
            Files.write(file, damaged(sound, random));
            complaints += complaints(history, all);
        }

        assertThat(complaints).isPositive();
    }

    @Test
    void never_gives_other_bytes_for_a_damaged_file() throws IOException {
        StoredHistory history = StoredHistory.in(top.resolve("server.git"), SEED);
        unpack(history);
        ObjectId tip = history.id("main");
        StoredObject known = history.all().get(tip);
        Path file = loose(history, tip);
        byte[] sound = Files.readAllBytes(file);
        Files.delete(file);
        Random random = new Random(SEED);
        int complaints = 0;
        for (int round = 0; round < 1_000; round++) {
            Files.write(file, damaged(sound, random));
            complaints += complaints(history, Map.of(tip, known));
        }

        assertThat(complaints).isPositive();
    }

    private static int complaints(StoredHistory history, Map<ObjectId, StoredObject> all) {
        int complaints = 0;
        try (ObjectFolder folder = new ObjectFolder(history.objects())) {
            for (Map.Entry<ObjectId, StoredObject> entry : all.entrySet()) {
                try {
                    folder.read(entry.getKey(), ALL).ifPresent(read -> assertEqual(read, entry.getValue()));
                } catch (IOException e) {
                    complaints++;
                }
            }
        }
        return complaints;
    }

    private static byte[] damaged(byte[] sound, Random random) {
        if (random.nextInt(10) == 0) {
            return Arrays.copyOf(sound, random.nextInt(sound.length));
        }
        byte[] damaged = sound.clone();
        // the beginning and the end are few bytes that matter most
        int range = random.nextBoolean() ? sound.length : Math.min(sound.length, 64);
        int at = random.nextInt(range);
        damaged[random.nextBoolean() ? at : sound.length - 1 - at] ^= (byte) (1 << random.nextInt(8));
        return damaged;
    }

    private static void assertSame(StoredHistory history) throws IOException {
        Map<ObjectId, StoredObject> all = history.all();
        assertThat(all).hasSizeGreaterThan(400);
        try (ObjectFolder folder = new ObjectFolder(history.objects())) {
            for (Map.Entry<ObjectId, StoredObject> entry : all.entrySet()) {
                assertEqual(folder.read(entry.getKey(), ALL).orElseThrow(), entry.getValue());
            }
        }
    }

    private static void assertEqual(StoredObject read, StoredObject wanted) {
        assertThat(read.type()).isEqualTo(wanted.type());
        assertThat(read.size()).isEqualTo(wanted.size());
        assertThat(read.bytes()).isEqualTo(wanted.bytes());
    }

    /** Takes the pack of a new history apart. */
    private void unpack(StoredHistory history) throws IOException {
        Path pack = only(history, ".pack");
        Path aside = Files.move(pack, top.resolve("aside.pack"));
        Files.delete(only(history, ".idx"));
        history.feed(Files.readAllBytes(aside), "unpack-objects", "-q");
    }

    private static Path only(StoredHistory history, String suffix) {
        try (Stream<Path> files = Files.list(history.objects().resolve("pack"))) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(suffix)).toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path loose(StoredHistory history, ObjectId id) {
        return history.objects()
                .resolve(id.hex().substring(0, 2))
                .resolve(id.hex().substring(2));
    }

    /** An id that differs in one of its later digits. */
    private static ObjectId neighbour(ObjectId id, Random random) {
        int at = 6 + random.nextInt(34);
        char other = id.hex().charAt(at) == '0' ? '1' : '0';
        return new ObjectId(id.hex().substring(0, at) + other + id.hex().substring(at + 1));
    }

    private static String hex(int number) {
        return Integer.toHexString(0x100 + number).substring(1);
    }
}
