package dev.countersign.shell.cli.draft;

import java.util.List;

/**
 * Somebody whom a history names as an author.
 *
 * @param name the one used most
 * @param emails the one used most first
 * @param commits by this person, under any of the names and addresses
 */
public record Person(String name, List<String> emails, int commits) {

    public Person {
        emails = List.copyOf(emails);
    }
}
