package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.RefName;
import dev.countersign.gate.RepositoryException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The refs that a pusher sees: all of them, or those of one namespace without its prefix (gitnamespaces(7)). A broken
 * ref is an error only for who asks for it.
 */
final class RefNamespace {

    private static final int LONGEST_CHAIN = 5;

    private final RefFiles files;
    private final String prefix;

    RefNamespace(RefFiles files, String prefix) {
        this.files = files;
        this.prefix = prefix;
    }

    /** Whether it is one, and not the repository as a whole. */
    boolean isPart() {
        return !prefix.isEmpty();
    }

    /** The ref that moves when this ref is updated; a broken one stands for itself. */
    RefName resolve(RefName ref) {
        return seen(follow(prefix + ref, ref.value()));
    }

    /** The ref that HEAD names. */
    Optional<RefName> head() {
        String head = prefix + "HEAD";
        return files.read(head) instanceof RefValue.Symbolic
                ? Optional.of(seen(follow(head, "HEAD")))
                : Optional.empty();
    }

    /** What a ref points at. */
    Optional<ObjectId> tip(RefName ref) {
        RefValue value = files.read(follow(prefix + ref, ref.value()));
        if (value instanceof RefValue.Broken) {
            throw broken(ref.value());
        }
        return id(value);
    }

    /** All refs of these names, symbolic ones left out. */
    Map<RefName, ObjectId> tips(Predicate<RefName> names) {
        Map<RefName, ObjectId> tips = new TreeMap<>();
        files.forEach(prefix + "refs/", (name, value) -> {
            String seen = name.substring(prefix.length());
            if (RefName.isValid(seen) && names.test(new RefName(seen))) {
                if (value instanceof RefValue.Broken) {
                    throw broken(seen);
                }
                id(value).ifPresent(id -> tips.put(new RefName(seen), id));
            }
        });
        return tips;
    }

    /** The refs whose names fold to one of these, symbolic ones left out. */
    Set<RefName> alike(Set<String> folds) {
        Set<RefName> alike = new TreeSet<>();
        files.forEachLike(prefix, folds, (name, value) -> {
            String seen = name.substring(prefix.length());
            if (RefName.isValid(seen) && !(value instanceof RefValue.Symbolic)) {
                if (value instanceof RefValue.Broken) {
                    throw broken(seen);
                }
                alike.add(new RefName(seen));
            }
        });
        return alike;
    }

    private static Optional<ObjectId> id(RefValue value) {
        return value instanceof RefValue.Direct direct ? Optional.of(direct.id()) : Optional.empty();
    }

    private String follow(String start, String shown) {
        String name = start;
        for (int links = 0; links <= LONGEST_CHAIN; links++) {
            if (!(files.read(name) instanceof RefValue.Symbolic link)) {
                return name;
            }
            name = link.target();
            if (!RefName.isValid(name) && !name.equals("HEAD")) {
                throw broken(shown);
            }
        }
        throw new RepositoryException("the symbolic ref '" + shown + "' is a chain of more than " + LONGEST_CHAIN + "\n"
                + "point it at its end with: git symbolic-ref");
    }

    private RefName seen(String name) {
        String seen = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
        if (!RefName.isValid(seen)) {
            throw new RepositoryException("a symbolic ref leads to '" + name + "', where no push can follow\n"
                    + "point it elsewhere with: git symbolic-ref");
        }
        return new RefName(seen);
    }

    private static RepositoryException broken(String ref) {
        return new RepositoryException(
                "the ref '" + ref + "' is broken\n" + "restore it, or delete it with: git update-ref -d " + ref);
    }
}
