package dev.countersign.core.evidence;

import dev.countersign.core.commit.Ascii;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which agent a mailbox belongs to. Exact mailboxes, apps and accounts are agents; a vendor's domain is not, because
 * people work there.
 */
final class Mailboxes {

    private static final String BOT = "[bot]";
    private static final Set<String> HOSTS =
            Set.of("users.noreply.github.com", "noreply.github.com", "users.noreply.gitlab.com", "noreply.gitlab.com");

    private final Map<String, CatalogueEntry> exact = new HashMap<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final Map<String, CatalogueEntry> apps = new HashMap<>();
    private final Map<String, CatalogueEntry> accounts = new HashMap<>();
    private final Map<String, Set<String>> domains = new HashMap<>();

    Mailboxes(List<CatalogueEntry> entries) {
        for (CatalogueEntry entry : entries) {
            entry.all(Trait.MAILBOXES).forEach(text -> add(Ascii.lowerCase(text), entry));
            entry.all(Trait.APPS).forEach(slug -> apps.put(Ascii.lowerCase(slug), entry));
            entry.all(Trait.ACCOUNTS).forEach(login -> accounts.put(Ascii.lowerCase(login), entry));
            entry.all(Trait.DOMAINS)
                    .forEach(domain -> domains.computeIfAbsent(Ascii.lowerCase(domain), d -> new HashSet<>())
                            .add(entry.tool()));
        }
    }

    /** The agent that a mailbox belongs to. */
    Optional<CatalogueEntry> agent(String name, MailAddresses.Found mailbox) {
        CatalogueEntry known = exact.get(mailbox.address());
        if (known == null) {
            known = exact.get(Ascii.lowerCase(name.strip()) + " <" + mailbox.address() + ">");
        }
        return Optional.ofNullable(known).or(() -> hosted(mailbox)).or(() -> shaped(mailbox.address()));
    }

    /** Whether the mailbox by itself is an agent's, and is one for all. */
    boolean isExact(MailAddresses.Found mailbox) {
        return exact.containsKey(mailbox.address());
    }

    /** The app that bears a name such as {@code slug[bot]}. */
    Optional<CatalogueEntry> appNamed(String name) {
        String lower = Ascii.lowerCase(name.strip());
        return lower.endsWith(BOT)
                ? Optional.ofNullable(apps.get(lower.substring(0, lower.length() - BOT.length())))
                : Optional.empty();
    }

    /** Whether the mailbox lies at a domain of the tool's vendor. */
    boolean isAtVendor(String tool, MailAddresses.Found mailbox) {
        return domains.getOrDefault(mailbox.domain(), Set.of()).contains(tool);
    }

    /** Whether the mailbox is the no-reply address that a forge gives to an account. */
    boolean isHosted(MailAddresses.Found mailbox) {
        return HOSTS.contains(mailbox.domain());
    }

    /** What a text must hold to have an agent's mailbox, or an app's name. */
    Stream<Phrase> needs() {
        return Stream.of(
                        exact.keySet().stream().map(text -> Phrase.whole(text.substring(text.indexOf('<') + 1))),
                        shapes.stream().map(shape -> shape.template.need()),
                        apps.keySet().stream().map(slug -> Phrase.whole(slug + BOT)),
                        accounts.keySet().stream().map(Phrase::whole))
                .flatMap(needs -> needs);
    }

    private Optional<CatalogueEntry> hosted(MailAddresses.Found mailbox) {
        if (!isHosted(mailbox)) {
            return Optional.empty();
        }
        String login = withoutId(mailbox.local());
        return login.endsWith(BOT)
                ? Optional.ofNullable(apps.get(login.substring(0, login.length() - BOT.length())))
                : Optional.ofNullable(accounts.get(login));
    }

    private Optional<CatalogueEntry> shaped(String address) {
        return shapes.stream()
                .filter(shape -> shape.template.matches(address))
                .map(Shape::entry)
                .findFirst();
    }

    private void add(String text, CatalogueEntry entry) {
        if (text.indexOf('{') < 0) {
            exact.put(text, entry);
        } else {
            shapes.add(new Shape(Template.of(text), entry));
        }
    }

    private static String withoutId(String local) {
        int plus = local.indexOf('+');
        boolean id = plus > 0 && local.substring(0, plus).chars().allMatch(c -> c >= '0' && c <= '9');
        return id ? local.substring(plus + 1) : local;
    }

    private record Shape(Template template, CatalogueEntry entry) {}
}
