package dev.countersign.io.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackIndexTest {

    private static final int MAGIC = 0xff744f63;
    private static final int ID_BYTES = 20;
    private static final int FANOUT = 256;

    @TempDir
    Path top;

    /** Ids are looked for where they would be if they were even, and found wherever they are. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 8})
    void finds_each_of_many_ids_however_uneven_they_are(int alikeBytes) throws IOException {
        Random random = new Random(alikeBytes);
        Set<byte[]> ids = new TreeSet<>(Arrays::compareUnsigned);
        while (ids.size() < 3_000) {
            ids.add(id(random, alikeBytes));
        }

        try (PackIndex index =
                PackIndex.open(Files.write(top.resolve("pack.idx"), index(ids)).toFile())) {
            int offset = 0;
            for (byte[] id : ids) {
                assertThat(index.find(id)).isEqualTo(offset++);
            }
            for (int i = 0; i < 3_000; i++) {
                assertThat(index.find(id(random, alikeBytes))).isEqualTo(PackIndex.ABSENT);
                assertThat(index.find(id(random, 0))).isEqualTo(PackIndex.ABSENT);
            }
        }
    }

    /** The first bytes are one of two. */
    private static byte[] id(Random random, int alikeBytes) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Arrays.fill(id, 0, alikeBytes, (byte) (random.nextInt(20) == 0 ? 0xff : 0x01));
        return id;
    }

    /** The second version of the format (gitformat-pack(5)), each object at its number. */
    private static byte[] index(Set<byte[]> ids) {
        int entry = ID_BYTES + 2 * Integer.BYTES;
        ByteBuffer index = ByteBuffer.allocate((2 + FANOUT) * Integer.BYTES + ids.size() * entry + 2 * ID_BYTES);
        index.putInt(MAGIC).putInt(2);
        for (int first = 0; first < FANOUT; first++) {
            int upTo = first;
            index.putInt((int) ids.stream().filter(id -> (id[0] & 0xff) <= upTo).count());
        }
        ids.forEach(index::put);
        ids.forEach(id -> index.putInt(0)); // checksums
        for (int number = 0; number < ids.size(); number++) {
            index.putInt(number);
        }
        return index.array();
    }
}
