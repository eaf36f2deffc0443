package dev.countersign.io.git;

import dev.countersign.gate.RepositoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one configuration file says, files that it includes left out (git-config(1)). Names are those of {@code git
 * config --list}: {@code section.key} or {@code section.subsection.key}, all but the subsection in lower case.
 */
final class GitConfig {

    private final Map<String, String> lastValues;

    private GitConfig(Map<String, String> lastValues) {
        this.lastValues = lastValues;
    }

    /**
     * What a file says; nothing when there is none.
     *
     * @throws RepositoryException when it cannot be read, or holds what git would refuse
     */
    static GitConfig read(Path file) {
        Map<String, String> lastValues = new LinkedHashMap<>();
        try {
            GitConfigReader.read(file, Files.readAllBytes(file), lastValues::put);
        } catch (NoSuchFileException e) {
            return new GitConfig(Map.of());
        } catch (IOException e) {
            throw new RepositoryException("cannot read the configuration '" + file + "'\n" + howToCheck(file), e);
        }
        return new GitConfig(lastValues);
    }

    /** The last value of a name; {@code true} for a key without {@code =}. */
    Optional<String> value(String name) {
        return Optional.ofNullable(lastValues.get(name));
    }

    /** The names that start with this, in the order of the file. */
    Set<String> names(String start) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : lastValues.keySet()) {
            if (name.startsWith(start)) {
                names.add(name);
            }
        }
        return names;
    }

    /** The subsections of a section, as they are written. */
    Set<String> subsections(String section) {
        int start = section.length() + 1;
        Set<String> subsections = new LinkedHashSet<>();
        for (String name : names(section + ".")) {
            int end = name.lastIndexOf('.');
            if (end >= start) {
                subsections.add(name.substring(start, end));
            }
        }
        return subsections;
    }

    /** What to tell those who are to mend a file. */
    static String howToCheck(Path file) {
        return "check it with: git config --list --file '" + file + "'";
    }
}
