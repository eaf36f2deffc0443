package dev.countersign.core.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.ScratchRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A commit that passes the strict parser is the same commit to git and to JGit, however odd its headers are. */
final class CommitParserDifferentialTest {

    private static final int COUNT = 2_000;
    private static final String TREE = "tree " + "a".repeat(40);
    private static final String PARENT = "parent " + "b".repeat(40);
    private static final List<String> TREES = List.of(
            "tree " + "A".repeat(40), TREE + " ", "tree  " + "a".repeat(40), "tree aaaa", "", TREE + "\n" + TREE);
    private static final List<String> PARENTS = List.of(
            PARENT,
            PARENT + "\n" + PARENT.replace('b', 'c'),
            "pariah " + "b".repeat(40),
            PARENT + " ",
            "parent",
            "parent  " + "b".repeat(40),
            "parent " + "B".repeat(40),
            PARENT + "\n continued",
            "p",
            "Parent x");
    private static final List<String> PEOPLE = List.of(
            "Jun Park <jun@x.example> 1700000000 +0100",
            " <jun@x.example> 1 -0000",
            "<jun@x.example> 1 +0000",
            "Jun <> 17 +0530",
            " <> 0 +0000",
            "Jun<jun@x.example> 1 +0000",
            "  Jun   < jun@x.example > 1 +0000",
            "J\u00fcn <j\u00fcn@x.example> 12 +0000",
            "Jun\r <jun@x.example\r> 12 +0000",
            "Jun \u0001 <j> 999999999999 +1400",
            "\"Jun\" 'P' <j@x> 1 -7700",
            "Jun <j@x> 1 +051800",
            ". <.> 1 +0000");
    private static final List<String> BAD_PEOPLE = List.of(
            "Jun",
            "Jun <j@x>",
            "Jun <j@x> ",
            "Jun <j@x> 1",
            "Jun <j@x> 1 ",
            "Jun <j@x> 1 0100",
            "Jun <j@x> -1 +0000",
            "Jun <j@x> 1 +",
            "Jun <j@x>  1 +0000",
            "Jun <j@x> 1  +0000",
            "Jun <j@x>1 +0000",
            "Jun <j@x> 1 +0000 ",
            "Jun <j@x> 1 +0000\r",
            "Jun <j@x> 9223372036854775807 +0000",
            "Jun <j@x> 1e3 +0000",
            "Jun <j<@x> 1 +0000",
            "Jun <j@x>> 1 +0000",
            "Jun > <j@x> 1 +0000",
            "Jun <j@x> <k@x> 1 +0000",
            "Jun <j@x> 1 +00x0",
            "Jun >j@x< 1 +0000",
            "Jun <j@x> 1 +0000\ncommitter Eve <e@x> 2 +0000",
            "Jun <j@x> 1 +0000\n continued",
            "Jun j@x 1 +0000");
    private static final List<String> EXTRAS = List.of(
            "encoding UTF-8",
            "encoding ISO-8859-1",
            "encoding utf-7",
            "encoding UTF-16",
            "encoding CP1252",
            "encoding",
            "encoding ",
            "encoding EUC-JP",
            "encoding latin-1\nencoding UTF-8",
            "eek\nencoding latin1",
            "gpgsig a\n b\n \n c",
            "gpgsig a\ngpgsig b",
            "mergetag object x\n type commit\n \n author Eve <e@x> 1 +0000",
            "HG:rename a b",
            "x",
            ":",
            "author Eve <e@x> 1 +0000",
            "committer Eve <e@x> 1 +0000",
            PARENT,
            TREE,
            "parents",
            "authors x",
            "\tx",
            "x \r",
            "encoding UTF-8\n continued",
            "encoding Shift_JIS",
            "encoding IBM037");
    private static final List<String> BODIES = List.of(
            "\n",
            "\nTitle\n",
            "\n\n\nTitle",
            "\nTitle\n\nauthor Eve <e@x> 1 +0000\nencoding UTF-7\n",
            "",
            "\r\nTitle\n",
            "\nTitle\u0000hidden\n",
            "\nT\u00edtulo\n\na: b\n");

    @Test
    void agrees_with_git_and_jgit_on_every_commit_that_it_takes(@TempDir Path temp) throws IOException {
        List<byte[]> objects = objects(new Random(20_260_402L));
        ScratchRepository repository = ScratchRepository.in(temp);
        List<String> ids = store(repository, objects);
        List<Commit> commits = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            CommitReading reading = CommitParser.parse(new ObjectId(ids.get(i)), objects.get(i), CommitLimits.DEFAULT);
            if (reading instanceof Commit commit) {
                commits.add(commit);
                assertThat(byJGit(objects.get(i))).as(text(objects.get(i))).isEqualTo(ours(commit));
            }
        }
        assertThat(commits.size()).isBetween(COUNT / 4, COUNT * 3 / 4);
        Map<ObjectId, String> byGit = byGit(repository, commits);
        for (Commit commit : commits) {
            assertThat(ours(commit)).as(commit.id().hex()).isEqualTo(byGit.get(commit.id()));
        }
    }

    private static List<byte[]> objects(Random random) {
        return IntStream.range(0, COUNT)
                .mapToObj(i -> object(random).getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    private static String object(Random random) {
        StringBuilder object = new StringBuilder();
        line(object, random.nextInt(30) == 0 ? pick(random, TREES) : TREE);
        line(object, random.nextInt(4) == 0 ? pick(random, PARENTS) : random.nextBoolean() ? PARENT : "");
        line(object, random.nextInt(40) == 0 ? "" : "author " + person(random));
        line(object, random.nextInt(40) == 0 ? "" : "committer " + person(random));
        line(object, random.nextInt(3) == 0 ? pick(random, EXTRAS) : "");
        line(object, random.nextInt(8) == 0 ? pick(random, EXTRAS) : "");
        return object + (random.nextInt(4) == 0 ? pick(random, BODIES) : "\nTitle\n");
    }

    private static String person(Random random) {
        return pick(random, random.nextInt(12) == 0 ? BAD_PEOPLE : PEOPLE);
    }

    private static void line(StringBuilder object, String line) {
        object.append(line).append(line.isEmpty() ? "" : "\n");
    }

    private static String pick(Random random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static List<String> store(ScratchRepository repository, List<byte[]> objects) throws IOException {
        StringBuilder paths = new StringBuilder();
        for (int i = 0; i < COUNT; i++) {
            Files.write(repository.directory().resolve("" + i), objects.get(i));
            paths.append(i).append('\n');
        }
        byte[] ids = repository.git(
                paths.toString().getBytes(StandardCharsets.US_ASCII),
                "hash-object",
                "-t",
                "commit",
                "-w",
                "--literally",
                "--stdin-paths");
        return text(ids).lines().toList();
    }

    private static Map<ObjectId, String> byGit(ScratchRepository repository, List<Commit> commits) {
        String ids = commits.stream().map(commit -> commit.id() + "\n").collect(Collectors.joining());
        byte[] log = repository.git(
                ids.getBytes(StandardCharsets.US_ASCII),
                "log",
                "--stdin",
                "--no-walk=unsorted",
                "--format=%x00%H|%T|[%P]|%an|%ae|%cn|%ce|%ct|");
        return Arrays.stream(new String(log, StandardCharsets.UTF_8).split("\0", -1))
                .skip(1)
                .map(entry -> entry.split("\\|", -1))
                .collect(Collectors.toMap(
                        fields -> new ObjectId(fields[0]), fields -> row(Arrays.copyOfRange(fields, 1, 8))));
    }

    private static String byJGit(byte[] object) {
        RevCommit commit = RevCommit.parse(object);
        PersonIdent author = commit.getAuthorIdent();
        PersonIdent committer = commit.getCommitterIdent();
        return row(
                commit.getTree().getId().getName(),
                Arrays.stream(commit.getParents())
                        .map(parent -> parent.getId().getName())
                        .collect(Collectors.joining(" ", "[", "]")),
                author.getName(),
                author.getEmailAddress(),
                committer.getName(),
                committer.getEmailAddress(),
                "" + committer.getWhenAsInstant().getEpochSecond());
    }

    private static String ours(Commit commit) {
        return row(
                commit.tree().hex(),
                commit.parents().stream().map(ObjectId::hex).collect(Collectors.joining(" ", "[", "]")),
                commit.author().name(),
                commit.author().email().text(),
                commit.committer().name(),
                commit.committer().email().text(),
                "" + commit.committedAt());
    }

    /** What tells commits apart: readers differ in the blanks around names and in how they show broken bytes. */
    private static String row(String... fields) {
        return Arrays.stream(fields)
                .map(field -> field.strip().replaceAll("[^\\x00-\\x7f]+", "?"))
                .collect(Collectors.joining("|"));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
