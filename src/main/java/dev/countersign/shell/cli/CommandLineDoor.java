package dev.countersign.shell.cli;

import dev.countersign.gate.UsageException;
import dev.countersign.io.yaml.Suggestion;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.Door;
import dev.countersign.shell.console.ExitCode;
import dev.countersign.shell.console.Failure;
import dev.countersign.shell.daemon.Hooks;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
public final class CommandLineDoor implements Door {

    private final List<String> args;
    private final Supplier<Hooks> hooks;

    /**
     * The door for these arguments.
     *
     * @param hooks git's door, which this one knows nothing of, for the resident process
     */
    public CommandLineDoor(List<String> args, Supplier<Hooks> hooks) {
        this.args = List.copyOf(args);
        this.hooks = hooks;
    }

    @Override
    public ExitCode open(Console console) {
        CommandLine line = Commands.of(console, hooks);
        ParseResult parsed = parse(line);
        if (CommandLine.printHelpIfRequested(parsed)) {
            return ExitCode.ADMITTED;
        }
        List<CommandLine> chosen = parsed.asCommandLineList();
        CommandLine last = chosen.get(chosen.size() - 1);
        if (last.getCommand() instanceof Command command) {
            return command.run();
        }
        last.usage(console.err());
        return ExitCode.USAGE;
    }

    /** Not {@link CommandLine#execute}, which ends exceptions and makes up exit codes of its own. */
    private ParseResult parse(CommandLine line) {
        try {
            return line.parseArgs(args.toArray(new String[0]));
        } catch (ParameterException e) {
            throw new UsageException(
                    complaint(e) + "\nsee "
                            + e.getCommandLine().getCommandSpec().qualifiedName() + " --help",
                    e);
        }
    }

    private static String complaint(ParameterException e) {
        String message = String.valueOf(e.getMessage());
        return e instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched.getUnmatched().get(0), e.getCommandLine())
                : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private static String unmatched(String word, CommandLine line) {
        if (word.startsWith("-")) {
            Set<String> options = line.getCommandSpec().optionsMap().keySet();
            return "unknown option '" + word + "'" + meant(word, options);
        }
        Set<String> commands = line.getSubcommands().keySet();
        return commands.isEmpty()
                ? "'" + word + "' is one argument too many"
                : "no command '" + word + "'" + meant(word, commands);
    }

    private static String meant(String word, Set<String> known) {
        return Suggestion.nearest(word, known)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }

    /** State first, then what to do. */
    @Override
    public void tell(Failure failure, Console console) {
        List<String> lines = failure.lines("countersign: ");
        console.style(Console.Terminal.ERR).paint(lines).forEach(console.err()::println);
    }
}
