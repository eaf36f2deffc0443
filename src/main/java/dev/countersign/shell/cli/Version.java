package dev.countersign.shell.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

    /** The version in the jar's manifest; a build that is not packed has none. */
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packed)");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"countersign " + number(), "Java " + Runtime.version()};
    }
}
