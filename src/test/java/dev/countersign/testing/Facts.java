package dev.countersign.testing;

import dev.countersign.core.commit.ChangedPaths;
import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.commit.Identity;
import dev.countersign.core.commit.MalformedCommit;
import dev.countersign.core.commit.Message;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.Attribution;
import dev.countersign.core.evidence.Declaration;
import dev.countersign.core.evidence.Evidence;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.evidence.Kind;
import dev.countersign.core.roster.Member;
import dev.countersign.core.signoff.CommitSignature;
import dev.countersign.core.signoff.CountersignatureReading;
import dev.countersign.core.signoff.InvalidSignOff;
import dev.countersign.core.signoff.SignOff;
import dev.countersign.core.signoff.SignOffReading;
import dev.countersign.core.verdict.CommitFacts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Builds the facts of one commit, sentence by sentence. Its sign-offs stand in lines 5, 6, 7… */
public final class Facts {

    /** The id of every commit that this builds. */
    public static final ObjectId ID = new ObjectId("1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d");

    public static final ObjectId TREE = new ObjectId("4b825dc642cb6eb9a060e54bf8d69288fbee4904");

    private static final int FIRST_SIGN_OFF = 5;

    private final Identity author;
    private Identity committer;
    private final List<String> lines = new ArrayList<>(List.of("Retry card payments"));
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<SignOffReading> signOffs = new ArrayList<>();
    private final List<CountersignatureReading> countersignatures = new ArrayList<>();
    private CommitSignature signature = CommitSignature.NONE;
    private long committedAt;
    private ChangedPaths paths = ChangedPaths.unread();

    private Facts(Identity author) {
        this.author = author;
        this.committer = author;
    }

    /** A commit by a member, under the first address. */
    public static Facts by(Member author) {
        return by(author.name(), author.emails().get(0).text());
    }

    /** A commit by anybody. */
    public static Facts by(String name, String email) {
        return new Facts(new Identity(name, EmailAddress.of(email)));
    }

    /** A commit that could not be read. */
    public static CommitFacts malformed(String reason) {
        return new CommitFacts(
                new MalformedCommit(ID, List.of(), 0, reason),
                Attribution.NONE,
                List.of(),
                CommitSignature.NONE,
                List.of(),
                ChangedPaths.unread(),
                true);
    }

    /** Committed by somebody else than the author. */
    public Facts committedBy(String name, String email) {
        committer = new Identity(name, EmailAddress.of(email));
        return this;
    }

    /** With one more line in the message. */
    public Facts saying(String line) {
        lines.add(line);
        return this;
    }

    /** With a co-author trailer of Claude in line 3. */
    public Facts assisted() {
        return evidence(Kind.TRAILER, Grade.CERTAIN, 3);
    }

    /** With evidence in a line. */
    public Facts evidence(Kind kind, Grade grade, int line) {
        evidence.add(new Evidence("Claude Code", kind, grade, line, "Claude <noreply@anthropic.com>", true));
        return this;
    }

    /** With a statement about AI. */
    public Facts declares(boolean assisted) {
        declarations.add(new Declaration(assisted, 3, "AI-Assisted: " + (assisted ? "yes" : "no")));
        return this;
    }

    /** With a sign-off under a member's name and first address. */
    public Facts signedBy(Member member) {
        return signedBy(member.name(), member.emails().get(0).text());
    }

    /** With a sign-off of anybody. */
    public Facts signedBy(String name, String email) {
        signOffs.add(new SignOff(name, EmailAddress.of(email), FIRST_SIGN_OFF + signOffs.size()));
        return this;
    }

    /** With a sign-off that cannot be read. */
    public Facts signedBadly(String text, String reason) {
        signOffs.add(new InvalidSignOff(text, FIRST_SIGN_OFF + signOffs.size(), reason));
        return this;
    }

    /** With a signature in its headers. */
    public Facts with(CommitSignature proven) {
        signature = proven;
        return this;
    }

    /** Made, it says, at noon of this day. */
    public Facts madeOn(String day) {
        return madeAt(LocalDate.parse(day).atTime(12, 0).toEpochSecond(ZoneOffset.UTC));
    }

    /** Made, it says, so many seconds after 1970. */
    public Facts madeAt(long seconds) {
        committedAt = seconds;
        return this;
    }

    /** Changing these paths. */
    public Facts changing(String... changed) {
        paths = ChangedPaths.of(List.of(changed));
        return this;
    }

    /** With this beside it. */
    public Facts with(CountersignatureReading countersignature) {
        countersignatures.add(countersignature);
        return this;
    }

    /** The facts. */
    public CommitFacts facts() {
        Message message = new Message(lines, List.of(), Message.NO_BLOCK, 0);
        Commit commit = new Commit(ID, TREE, List.of(), author, committer, committedAt, message);
        return new CommitFacts(
                commit, new Attribution(evidence, declarations), signOffs, signature, countersignatures, paths, true);
    }
}
