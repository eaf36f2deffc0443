package dev.countersign.shell.console;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.RefName;
import dev.countersign.gate.ConfigException;
import dev.countersign.gate.PolicySeat;
import dev.countersign.io.config.ConfigPlace;
import dev.countersign.io.config.Configuration;
import dev.countersign.io.git.GitRepository;
import java.util.List;
import java.util.Optional;

/**
 * The ref of a repository in which its policy lies.
 *
 * @param policy where it lies before the push
 * @param files the paths of all files of which it is made
 */
record SeatInRef(GitRepository repository, RefName ref, ConfigPlace policy, List<String> files) implements PolicySeat {

    /** The seat of a policy, if it lies in a ref. */
    static Optional<PolicySeat> of(GitRepository repository, ConfigPlace policy, List<String> files) {
        return policy.ref().map(ref -> new SeatInRef(repository, ref, policy, files));
    }

    @Override
    public List<String> changes(ObjectId one, ObjectId other) {
        return files.stream()
                .filter(path -> !repository.file(one, path).equals(repository.file(other, path)))
                .toList();
    }

    @Override
    public List<String> flaws(ObjectId commit) {
        try {
            Configuration.load(policy.in(RefTree.at(repository, ref, commit)));
            return List.of();
        } catch (ConfigException flawed) {
            return String.valueOf(flawed.getMessage()).lines().toList();
        }
    }
}
