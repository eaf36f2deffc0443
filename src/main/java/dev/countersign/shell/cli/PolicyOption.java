package dev.countersign.shell.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which policy to judge by. */
final class PolicyOption {

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = {
                "The policy to judge by; REF:PATH for one in a ref.",
                "Default: the one installed for the repository;",
                "then .countersign.yaml here or in a folder above."
            })
    private String place;

    /** As if this had been named. */
    static PolicyOption of(String place) {
        PolicyOption option = new PolicyOption();
        option.place = place;
        return option;
    }

    /** What was named, if anything was. */
    Optional<String> named() {
        return Optional.ofNullable(place);
    }
}
