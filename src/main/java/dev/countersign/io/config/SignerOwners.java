package dev.countersign.io.config;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.io.yaml.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives the keys of allowed signers to the members whose addresses they stand with. */
final class SignerOwners {

    private final List<RosterFile.Entry> entries;
    private final KeyReader keys;
    private final Map<EmailAddress, RosterFile.Entry> byAddress = new HashMap<>();

    SignerOwners(List<RosterFile.Entry> entries, KeyReader keys) {
        this.entries = entries;
        this.keys = keys;
        for (RosterFile.Entry entry : entries) {
            entry.member().emails().forEach(address -> byAddress.put(address, entry));
        }
    }

    /** The same members with their keys; what belongs to nobody, or to several, is noted. */
    List<RosterFile.Entry> given(List<AllowedSigner> signers) {
        Map<RosterFile.Entry, List<SigningKey>> more = new HashMap<>();
        for (AllowedSigner signer : signers) {
            owner(signer).ifPresent(owner -> {
                keys.claim(signer.key().fingerprint(), signer.word().place(), owner.node())
                        .ifPresent(signer.word()::report);
                more.computeIfAbsent(owner, member -> new ArrayList<>(1)).add(signer.key());
            });
        }
        return entries.stream()
                .map(entry -> entry.with(more.getOrDefault(entry, List.of())))
                .toList();
    }

    private Optional<RosterFile.Entry> owner(AllowedSigner signer) {
        Set<RosterFile.Entry> owners = new LinkedHashSet<>();
        for (AllowedSigner.Principal principal : signer.principals()) {
            RosterFile.Entry owner = byAddress.get(principal.address());
            if (owner == null) {
                principal
                        .word()
                        .report("no member of the roster has the address "
                                + Quoted.of(principal.address().text()));
            } else if (owners.add(owner) && owners.size() > 1) {
                principal.word().report("a key belongs to one member; this address is of another than the one before");
            }
        }
        return owners.stream().findFirst();
    }
}
