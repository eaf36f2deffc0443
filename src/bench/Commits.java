import com.sun.management.OperatingSystemMXBean;
import dev.countersign.core.push.Push;
import dev.countersign.core.push.PushParser;
import dev.countersign.core.verdict.Decision;
import dev.countersign.gate.Deadline;
import dev.countersign.gate.Gate;
import dev.countersign.gate.Progress;
import dev.countersign.gate.RepositoryIdentity;
import dev.countersign.gate.Settings;
import dev.countersign.io.config.Configuration;
import dev.countersign.io.git.GitRepository;
import dev.countersign.io.report.DecisionJson;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code src/bench/commits} runs: one push, judged and written down as often as asked. */
public final class Commits {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Commits() {}

    /** Takes a folder, the tip to push, how many commits that brings, and how often. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int commits = Integer.parseInt(args[2]);
        long[] wall = new long[Integer.parseInt(args[3])];
        long[] processor = new long[wall.length];
        for (int i = 0; i < wall.length; i++) {
            long begin = System.nanoTime();
            long used = PROCESS.getProcessCpuTime();
            judge(folder, args[1], commits);
            wall[i] = System.nanoTime() - begin;
            processor[i] = PROCESS.getProcessCpuTime() - used;
        }
        System.out.println("the second half of " + wall.length + " rounds, medians:");
        print("time", commits, wall);
        print("processor time", commits, processor);
        System.out.println("peak memory     " + peakMebibytes() + " MiB");
    }

    /** As Linux tells it (proc(5)). */
    private static long peakMebibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static void judge(Path folder, String tip, int commits) {
        Settings settings = Configuration.load(folder.resolve("policy.yaml"));
        Path server = folder.resolve("server.git");
        try (GitRepository repository = GitRepository.openHook(Map.of("GIT_DIR", "."), server)) {
            String line = "0".repeat(40) + " " + tip + " refs/heads/main\n";
            Push push = PushParser.parse(line.getBytes(StandardCharsets.UTF_8), Optional.empty(), List.of());
            Decision decision = new Gate(
                            repository.limitedTo(settings.policy().limits()),
                            settings,
                            new RepositoryIdentity(server.toString(), "server"),
                            Instant.now(),
                            Deadline.none(),
                            Progress.NONE)
                    .judge(push);
            int judged = decision.commits().tally().commits();
            if (!decision.admitted() || judged != commits) {
                throw new IllegalStateException(decision.word() + " " + judged);
            }
            DecisionJson.write(decision, OutputStream.nullOutputStream());
        }
    }

    private static void print(String what, int commits, long[] nanoseconds) {
        long[] warm = Arrays.copyOfRange(nanoseconds, nanoseconds.length / 2, nanoseconds.length);
        Arrays.sort(warm);
        double seconds = warm[warm.length / 2] / 1e9;
        System.out.printf("%-15s %.3f s, %,.0f commits a second%n", what, seconds, commits / seconds);
    }
}
