import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.CommitLimits;
import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.commit.Identity;
import dev.countersign.core.commit.MessageParser;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.Attribution;
import dev.countersign.core.evidence.Catalogue;
import dev.countersign.io.config.CatalogueFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What {@code src/bench/scan} runs: the search for evidence alone, over messages that were read before. */
public final class Scan {

    private static final ObjectId ID = new ObjectId("1".repeat(40));
    private static final String JANE = "Jane Doe <jane@corp.example>";
    private static final List<String> CLOCKS = List.of("time", "processor time");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Catalogue CATALOGUE = CatalogueFile.builtIn();

    private final List<Commit> plain = new ArrayList<>();
    private final List<Commit> marked = new ArrayList<>();
    private final Random random = new Random(20_261_125L);

    private Scan() {}

    /**
     * Takes the table of marks, how many commits, and how many rounds. People's messages come from the standard input,
     * each with a NUL behind it; every tenth gets a mark from the table.
     */
    public static void main(String[] args) throws IOException {
        List<String> marks = Files.readAllLines(Path.of(args[0])).stream()
                .filter(row -> row.contains(" | ") && !row.startsWith("# "))
                .toList();
        List<String> messages = List.of(new String(System.in.readAllBytes(), StandardCharsets.UTF_8).split("\0"));
        Scan scan = new Scan();
        scan.write(messages, marks, Integer.parseInt(args[1]));
        scan.measure(Integer.parseInt(args[2]));
    }

    private void write(List<String> messages, List<String> marks, int commits) {
        for (int i = 0; i < commits; i++) {
            String message = messages.get(i % messages.size());
            String[] mark = marks.get(random.nextInt(marks.size())).split(" \\| ", 4);
            boolean marking = i % 10 == 0;
            String author = marking && mark[2].equals("author") ? mark[3] : JANE;
            String subject = marking && mark[2].equals("subject") ? mark[3] + "\n\n" : "";
            String line = marking && mark[2].equals("line") ? "\n" + mark[3] + "\n" : "";
            add(commit(author, subject + message.stripTrailing() + "\n" + line));
        }
    }

    private void add(Commit commit) {
        (CATALOGUE.attribute(commit).equals(Attribution.NONE) ? plain : marked).add(commit);
    }

    private void measure(int rounds) {
        System.out.printf("%,d commits without a mark, %,d with one; %d characters each in the middle%n",
                plain.size(), marked.size(), medianLength());
        double[][] without = new double[rounds][];
        double[][] with = new double[rounds][];
        for (int i = 0; i < rounds; i++) {
            without[i] = seconds(plain);
            with[i] = seconds(marked);
        }
        for (int clock = 0; clock < CLOCKS.size(); clock++) {
            double plainly = median(without, clock);
            double markedly = median(with, clock);
            System.out.printf("%-15s %,10.0f without a mark a second, %,9.0f with one, %,9.0f of all%n", CLOCKS.get(clock),
                    plain.size() / plainly, marked.size() / markedly,
                    (plain.size() + marked.size()) / (plainly + markedly));
        }
    }

    private int medianLength() {
        int[] lengths = plain.stream()
                .mapToInt(commit -> String.join("\n", commit.message().lines()).length())
                .sorted()
                .toArray();
        return lengths[lengths.length / 2];
    }

    /** How long the search takes by each of the clocks. */
    private static double[] seconds(List<Commit> commits) {
        long begin = System.nanoTime();
        long used = THREADS.getCurrentThreadCpuTime();
        int found = 0;
        for (Commit commit : commits) {
            found += CATALOGUE.attribute(commit).evidence().size();
        }
        if (found < 0) {
            throw new IllegalStateException("the search found less than nothing");
        }
        return new double[] {(System.nanoTime() - begin) / 1e9, (THREADS.getCurrentThreadCpuTime() - used) / 1e9};
    }

    private static double median(double[][] seconds, int clock) {
        double[] warm = Arrays.stream(seconds)
                .skip(seconds.length / 2)
                .mapToDouble(round -> round[clock])
                .sorted()
                .toArray();
        return warm[warm.length / 2];
    }

    private static Commit commit(String author, String message) {
        return new Commit(
                ID,
                ID,
                List.of(),
                identity(author),
                identity(JANE),
                1_700_000_000L,
                MessageParser.parse(
                        message.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, CommitLimits.DEFAULT));
    }

    private static Identity identity(String text) {
        int open = text.lastIndexOf('<');
        return new Identity(
                text.substring(0, open).strip(), EmailAddress.of(text.substring(open + 1, text.length() - 1)));
    }
}
