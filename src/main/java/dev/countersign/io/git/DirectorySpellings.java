package dev.countersign.io.git;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ways in which clients may have spelled a repository. Git tells no hook what the argument of git-receive-pack was,
 * so what remains is to try: the whole path, or its end as seen from a home folder or from a root that a server adds;
 * each also without what git completes (git(1), GIT URLS; path.c, enter_repo).
 */
final class DirectorySpellings {

    /** What git-http-backend and git-daemon write. */
    private static final String WITHIN = ".";

    /** What git adds to a directory until it is a repository. */
    private static final List<String> COMPLETIONS = List.of("/.git", ".git", ".git/.git");

    private DirectorySpellings() {}

    /** The spellings of an absolute git directory, without those that go through symbolic links. */
    static Set<String> of(Path directory) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(WITHIN);
        List<String> parts = Stream.iterate(0, i -> i < directory.getNameCount(), i -> i + 1)
                .map(i -> directory.getName(i).toString())
                .toList();
        for (int i = 0; i < parts.size(); i++) {
            String end = String.join("/", parts.subList(i, parts.size()));
            addCompletable(spellings, end);
            addCompletable(spellings, "/" + end);
            addCompletable(spellings, "~/" + end);
            if (i > 0) {
                addCompletable(spellings, "~" + parts.get(i - 1) + "/" + end);
            }
        }
        return spellings;
    }

    private static void addCompletable(Set<String> spellings, String whole) {
        Stream.concat(
                        Stream.of(whole),
                        COMPLETIONS.stream()
                                .filter(added -> whole.endsWith(added) && whole.length() > added.length())
                                .map(added -> whole.substring(0, whole.length() - added.length())))
                .filter(name -> !name.endsWith("/"))
                .forEach(name -> {
                    spellings.add(name);
                    spellings.add(name + "/");
                });
    }
}
