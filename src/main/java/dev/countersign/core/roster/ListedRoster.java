package dev.countersign.core.roster;

import dev.countersign.core.commit.EmailAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A roster that holds its members. */
final class ListedRoster implements Roster {

    private final Levels levels;
    private final List<Member> members;
    private final Map<EmailAddress, Member> byEmail;
    private final Map<String, Member> byLogin = new HashMap<>();
    private final Map<String, Member> byKey = new HashMap<>();
    private final Map<Long, List<SigningKey>> openPgp = new HashMap<>();
    private final List<Cohort> cohorts;

    private ListedRoster(Levels levels, List<Member> members, Map<EmailAddress, Member> byEmail) {
        this.levels = levels;
        this.members = List.copyOf(members);
        this.byEmail = byEmail;
        for (Member member : members) {
            member.logins().forEach(login -> byLogin.putIfAbsent(login, member));
            member.keys().forEach(key -> enter(key, member));
        }
        this.cohorts = cohorts(this.members);
    }

    static ListedRoster of(Levels levels, List<Member> members) {
        Map<EmailAddress, Member> byEmail = new HashMap<>(members.size() * 2);
        for (Member member : members) {
            for (EmailAddress email : member.emails()) {
                Member holder = byEmail.putIfAbsent(email, member);
                if (holder != null && !holder.equals(member)) {
                    throw new IllegalArgumentException("two members share the address '" + email + "'");
                }
            }
        }
        return new ListedRoster(levels, members, byEmail);
    }

    private void enter(SigningKey key, Member member) {
        byKey.putIfAbsent(key.fingerprint(), member);
        key.openPgpId()
                .ifPresent(id ->
                        openPgp.computeIfAbsent(id, none -> new ArrayList<>(1)).add(key));
    }

    private static List<Cohort> cohorts(List<Member> members) {
        Map<Standing, List<Integer>> positions = new LinkedHashMap<>();
        for (int i = 0; i < members.size(); i++) {
            positions
                    .computeIfAbsent(Standing.of(members.get(i)), none -> new ArrayList<>())
                    .add(i);
        }
        return positions.entrySet().stream()
                .map(cohort -> new Cohort(cohort.getKey(), List.copyOf(cohort.getValue())))
                .toList();
    }

    @Override
    public Levels levels() {
        return levels;
    }

    @Override
    public int size() {
        return members.size();
    }

    @Override
    public Member member(int position) {
        return members.get(position);
    }

    @Override
    public List<Member> members() {
        return members;
    }

    @Override
    public Optional<Member> withEmail(EmailAddress email) {
        return Optional.ofNullable(byEmail.get(email));
    }

    @Override
    public Optional<Member> withLogin(String login) {
        return Optional.ofNullable(byLogin.get(login));
    }

    @Override
    public Optional<Member> withKey(String fingerprint) {
        return Optional.ofNullable(byKey.get(fingerprint));
    }

    @Override
    public List<SigningKey> openPgpKeys(long id) {
        return List.copyOf(openPgp.getOrDefault(id, List.of()));
    }

    @Override
    public List<Cohort> cohorts() {
        return cohorts;
    }
}
