package dev.countersign.core.commit;

/**
 * Who a commit names as author or committer: what stands before {@code <} and what stands between {@code <} and
 * {@code >}. Typed by anyone, proof of nothing.
 *
 * @param name may be empty
 * @param email may be empty
 */
public record Identity(String name, EmailAddress email) {

    @Override
    public String toString() {
        return name + " <" + email + ">";
    }
}
