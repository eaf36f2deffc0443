package dev.countersign.shell.cli.draft;

import dev.countersign.core.commit.Ascii;
import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.commit.Identity;
import dev.countersign.core.commit.Message;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.Catalogue;
import dev.countersign.shell.cli.server.GitCommand;
import java.util.List;

/** Reads who has written a history, from git, which knows the repository's .mailmap. */
final class Authors {

    private static final ObjectId NOWHERE = new ObjectId("0".repeat(40));
    private static final Message EMPTY = new Message(List.of(), List.of(), Message.NO_BLOCK, 0);

    private final Catalogue catalogue;

    Authors(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The people of all branches and tags; whoever runs git, when there is no commit yet. */
    List<Person> of(GitCommand git) {
        People people = new People();
        git.ask("shortlog", "-s", "-n", "-e", "--all").text().lines().forEach(line -> count(line, people));
        if (people.found().isEmpty()) {
            String name = git.ask("config", "user.name").text();
            String email = git.ask("config", "user.email").text();
            people.count(new Identity(name, EmailAddress.of(email.isEmpty() ? "you@example.com" : email)), 0);
        }
        return people.found();
    }

    /** A line of git-shortlog(1): a number, a TAB, a name and an address in angle brackets. */
    private void count(String line, People people) {
        int tab = line.indexOf('\t');
        int open = line.lastIndexOf('<');
        if (tab > 0 && open > tab && line.endsWith(">")) {
            String name = line.substring(tab + 1, open).strip();
            Identity author = new Identity(name, EmailAddress.of(line.substring(open + 1, line.length() - 1)));
            if (isHuman(author)) {
                people.count(author, Integer.parseInt(line.substring(0, tab).strip()));
            }
        }
    }

    private boolean isHuman(Identity author) {
        String text = Ascii.lowerCase(author.toString());
        Commit commit = new Commit(NOWHERE, NOWHERE, List.of(), author, author, 0, EMPTY);
        return !text.contains("[bot]")
                && !author.email().text().isBlank()
                && catalogue.attribute(commit).evidence().isEmpty();
    }
}
