package dev.countersign.io.decisionlog;

import dev.countersign.testing.DecisionBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;

/** What tests do to logs. */
final class Logs {

    private Logs() {}

    static Path withLines(Path log, int count) {
        for (int i = 1; i <= count; i++) {
            new FileDecisionLog(log, false).append(DecisionBuilder.ordinary("repository-" + i + ".git"));
        }
        return log;
    }

    static String sha256(String line) {
        return HexFormat.of().formatHex(Digests.sha256().digest(line.getBytes(StandardCharsets.UTF_8)));
    }

    static void truncate(Path log, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    static void keepLines(Path log, int count) throws IOException {
        write(log, Files.readAllLines(log).subList(0, count));
    }

    static void write(Path log, List<String> lines) throws IOException {
        Files.writeString(log, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }
}
