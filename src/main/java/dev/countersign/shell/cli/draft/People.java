package dev.countersign.shell.cli.draft;

import dev.countersign.core.commit.Ascii;
import dev.countersign.core.commit.Identity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the people of a history apart. Two identities are one person when they share an address, or a name of at least
 * two words: {@code Jun Park} at work and at home is one, {@code dev} at two addresses may be two.
 */
public final class People {

    private final Map<Identity, Integer> commits = new LinkedHashMap<>();

    /** Counts commits of this author. */
    public void count(Identity author, int number) {
        commits.merge(author, number, Integer::sum);
    }

    /** Everybody, most commits first; the same order for the same history. */
    public List<Person> found() {
        return groups().stream()
                .map(this::person)
                .sorted(Comparator.comparingInt(Person::commits)
                        .reversed()
                        .thenComparing(Person::name)
                        .thenComparing(person -> person.emails().toString()))
                .toList();
    }

    /** Identities joined by a shared key belong together, also over several steps. */
    private Collection<List<Identity>> groups() {
        Map<String, String> leaders = new HashMap<>();
        for (Identity identity : commits.keySet()) {
            String email = root(leaders, "<" + Ascii.lowerCase(identity.email().text()));
            if (isFullName(identity.name())) {
                leaders.put(root(leaders, Ascii.lowerCase(identity.name())), email);
            }
        }
        Map<String, List<Identity>> groups = new LinkedHashMap<>();
        for (Identity identity : commits.keySet()) {
            String leader = root(leaders, "<" + Ascii.lowerCase(identity.email().text()));
            groups.computeIfAbsent(leader, key -> new ArrayList<>()).add(identity);
        }
        return groups.values();
    }

    private static String root(Map<String, String> leaders, String key) {
        String root = key;
        for (String next = leaders.get(root); next != null && !next.equals(root); next = leaders.get(root)) {
            root = next;
        }
        return root;
    }

    private static boolean isFullName(String name) {
        return name.strip().indexOf(' ') > 0;
    }

    private Person person(List<Identity> identities) {
        List<Identity> ranked = identities.stream()
                .sorted(Comparator.comparingInt((Identity identity) -> commits.getOrDefault(identity, 0))
                        .reversed())
                .toList();
        List<String> emails = ranked.stream()
                .map(Identity::email)
                .distinct()
                .map(email -> email.text())
                .toList();
        String name = ranked.stream()
                .map(Identity::name)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(emails.get(0));
        return new Person(name, emails, ranked.stream().mapToInt(commits::get).sum());
    }
}
