package dev.countersign.io.git;

import static dev.countersign.io.git.GitSandbox.id;
import static dev.countersign.io.git.GitSandbox.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.Note;
import dev.countersign.core.push.RefName;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NotesTest {

    private static final RefName AI = ref("refs/notes/ai");
    private static final RefName OTHER = ref("refs/notes/other");

    @TempDir
    Path top;

    @Test
    void are_read_from_the_refs_asked_for_in_their_order() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId commit = sandbox.commit(repository, "file", "1");
        sandbox.git(repository, "notes", "--ref=other", "add", "-m", "by hand", "HEAD");
        sandbox.git(repository, "notes", "--ref=ai", "add", "-m", "tool: Claude Code", "HEAD");
        sandbox.git(repository, "notes", "--ref=private", "add", "-m", "secret", "HEAD");

        assertThat(notes(repository, commit, Map.of()))
                .containsExactly(new Note(AI, "tool: Claude Code\n"), new Note(OTHER, "by hand\n"));
    }

    @Test
    void are_found_in_folders() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId commit = sandbox.commit(repository, "file", "1");
        String hex = commit.hex();
        String blob = sandbox.feed(repository, "deep", "hash-object", "-w", "--stdin");
        String deep = sandbox.feed(repository, "100644 blob " + blob + "\t" + hex.substring(4) + "\n", "mktree");
        String middle = sandbox.feed(repository, "040000 tree " + deep + "\t" + hex.substring(2, 4) + "\n", "mktree");
        String tree = sandbox.feed(repository, "040000 tree " + middle + "\t" + hex.substring(0, 2) + "\n", "mktree");
        String notes = sandbox.git(repository, "commit-tree", "-m", "Notes", tree);

        assertThat(notes(repository, commit, Map.of(AI, id(notes)))).containsExactly(new Note(AI, "deep"));
    }

    @Test
    void cannot_be_made_for_every_commit_nor_take_for_ever_to_find() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId commit = sandbox.commit(repository, "file", "1");
        String blob = sandbox.feed(repository, "for all", "hash-object", "-w", "--stdin");
        String tree = everyName("100644 blob " + blob, 1);
        for (int level = 1; level < 20; level++) {
            tree = everyName("040000 tree " + sandbox.feed(repository, tree, "mktree"), 4);
        }
        String notes = sandbox.git(repository, "commit-tree", "-m", "Notes", sandbox.feed(repository, tree, "mktree"));

        assertThat(notes(repository, commit, Map.of(AI, id(notes)))).isEmpty();
    }

    @Test
    void are_found_among_more_than_can_be_kept() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        StringBuilder stream = new StringBuilder("""
                blob
                mark :1
                data 4
                many
                commit refs/notes/ai
                committer Jun Park <jun@corp.example> 1700000000 +0000
                data 0
                """);
        for (int folder = 0; folder < 256; folder++) {
            for (int note = 0; note < 600; note++) {
                String hex = String.format(Locale.ROOT, "%02x%038x", folder, note * 7L);
                stream.append("M 100644 :1 ")
                        .append(hex, 0, 2)
                        .append('/')
                        .append(hex.substring(2))
                        .append('\n');
            }
        }
        sandbox.feed(repository, stream.toString(), "fast-import", "--quiet");

        try (GitRepository found = GitRepository.open(repository)) {
            Map<RefName, ObjectId> tips = Map.of(AI, found.tip(AI).orElseThrow());
            for (int folder = 0; folder < 512; folder++) {
                ObjectId about = id(String.format(Locale.ROOT, "%02x%038x", folder % 256, 599 * 7L));
                assertThat(found.notes(about, tips)).as("folder " + folder).containsExactly(new Note(AI, "many"));
            }
        }
    }

    @Test
    void are_none_where_one_name_stands_for_too_many_folders_or_too_many_notes() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId commit = sandbox.commit(repository, "file", "1");
        String hex = commit.hex();
        StringBuilder folders = new StringBuilder();
        StringBuilder texts = new StringBuilder();
        for (int i = 0; i < 65; i++) {
            String blob = sandbox.feed(repository, "note " + i, "hash-object", "-w", "--stdin");
            String note = "100644 blob " + blob + "\t";
            String folder = sandbox.feed(repository, note + hex.substring(2) + "\n", "mktree");
            folders.append("040000 tree ")
                    .append(folder)
                    .append('\t')
                    .append(hex, 0, 2)
                    .append('\n');
            texts.append(note).append(hex).append('\n');
        }

        assertThat(notes(repository, commit, Map.of(AI, notesOf(sandbox, repository, folders.toString()))))
                .isEmpty();
        assertThat(notes(repository, commit, Map.of(AI, notesOf(sandbox, repository, texts.toString()))))
                .isEmpty();
    }

    private static ObjectId notesOf(GitSandbox sandbox, Path repository, String entries) {
        String tree = sandbox.feed(repository, entries, "mktree");
        return id(sandbox.git(repository, "commit-tree", "-m", "Notes", tree));
    }

    private static String everyName(String entry, int times) {
        return IntStream.range(0, 256)
                .mapToObj(i -> (entry + "\t" + String.format(Locale.ROOT, "%02x", i) + "\n").repeat(times))
                .collect(Collectors.joining());
    }

    @Test
    void are_those_that_the_same_push_brings() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId commit = sandbox.commit(repository, "file", "1");
        sandbox.git(repository, "notes", "--ref=ai", "add", "-m", "before", "HEAD");
        sandbox.git(repository, "notes", "--ref=pushed", "add", "-m", "after", "HEAD");
        ObjectId pushed = id(sandbox.git(repository, "rev-parse", "refs/notes/pushed"));

        assertThat(notes(repository, commit, Map.of(AI, pushed))).containsExactly(new Note(AI, "after\n"));
        assertThat(notes(repository, commit, Map.of(AI, id("0".repeat(40))))).isEmpty();
    }

    @Test
    void are_found_behind_a_symbolic_ref() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId commit = sandbox.commit(repository, "file", "1");
        sandbox.git(repository, "notes", "--ref=elsewhere", "add", "-m", "text", "HEAD");
        sandbox.git(repository, "symbolic-ref", "refs/notes/ai", "refs/notes/elsewhere");

        assertThat(notes(repository, commit, Map.of())).containsExactly(new Note(AI, "text\n"));
    }

    @Test
    void are_cut_off_at_64_kib() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId commit = sandbox.commit(repository, "file", "1");
        GitSandbox.write(top.resolve("long"), "x".repeat(100_000));
        sandbox.git(
                repository,
                "notes",
                "--ref=ai",
                "add",
                "-F",
                top.resolve("long").toString(),
                "HEAD");

        assertThat(notes(repository, commit, Map.of())).containsExactly(new Note(AI, "x".repeat(65_536)));
    }

    @Test
    void are_none_where_the_ref_names_something_else() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId commit = sandbox.commit(repository, "file", "1");
        ObjectId tree = id(sandbox.git(repository, "rev-parse", "HEAD^{tree}"));

        assertThat(notes(repository, commit, Map.of(AI, tree, OTHER, id("1".repeat(40)))))
                .isEmpty();
        assertThat(notes(repository, commit, Map.of(AI, commit))).isEmpty();
    }

    private static List<Note> notes(Path repository, ObjectId commit, Map<RefName, ObjectId> pushed) {
        try (GitRepository found = GitRepository.open(repository)) {
            Map<RefName, ObjectId> tips = new HashMap<>(pushed);
            Stream.of(OTHER, AI)
                    .filter(ref -> !pushed.containsKey(ref))
                    .forEach(ref -> found.tip(ref).ifPresent(tip -> tips.put(ref, tip)));
            return found.notes(commit, tips);
        }
    }
}
