package dev.countersign.core.evidence;

import java.util.Optional;
import java.util.stream.Stream;

/** Tells agents from people, by mailbox and by name. */
final class Agents {

    private final Vocabulary vocabulary;
    private final Names names;
    private final Mailboxes mailboxes;

    Agents(Vocabulary vocabulary, Names names, Mailboxes mailboxes) {
        this.vocabulary = vocabulary;
        this.names = names;
        this.mailboxes = mailboxes;
    }

    /** What a text must hold to name an agent. */
    Stream<Phrase> needs() {
        return Stream.of(names.needs(), mailboxes.needs()).flatMap(needs -> needs);
    }

    /** The agent whose mailbox, or app name, the person has. */
    Optional<CatalogueEntry> byMailbox(Person person) {
        return person.mailbox()
                .flatMap(mailbox -> mailboxes.agent(person.name(), mailbox))
                .or(() -> mailboxes.appNamed(person.name()));
    }

    /** The AI that the person's whole name is, unless the mailbox shows that a human bears it. */
    Optional<Mention> byName(Person person) {
        return names.leading(person.name()).filter(Mention::whole).filter(m -> m.distinct() || !isPersonal(person, m));
    }

    /** The AI in brackets behind a name: {@code Jane Doe (aider)}. */
    Optional<Mention> bySuffix(String name) {
        int open = name.lastIndexOf('(');
        boolean suffix = open > 0 && name.endsWith(")");
        return suffix
                ? names.leading(name.substring(open + 1, name.length() - 1)).filter(Mention::whole)
                : Optional.empty();
    }

    /**
     * Whether a person's own name stands on an agent's mailbox: two words or more, capitalised, none of an AI's name.
     * Names of forges' accounts and of agents with a mailbox each are not meant.
     */
    boolean isHumanName(Person person) {
        Words words = Words.of(person.name());
        boolean plain = person.mailbox().filter(mailboxes::isExact).isPresent() && words.size() > 1;
        for (int i = 0; plain && i < words.size(); i++) {
            plain = words.isCapitalised(i)
                    && names.leading(words, i).isEmpty()
                    && !vocabulary.has(WordClass.QUALIFIERS, words.at(i));
        }
        return plain;
    }

    /** Whether the mailbox is neither a role's nor at the domain of the AI's vendor. */
    boolean isPersonal(Person person, Mention mention) {
        return person.mailbox()
                .filter(mailbox -> !mailboxes.isAtVendor(mention.entry().tool(), mailbox))
                .filter(mailbox ->
                        mailboxes.isHosted(mailbox) || !vocabulary.has(WordClass.ROLE_MAILBOXES, mailbox.local()))
                .isPresent();
    }
}
