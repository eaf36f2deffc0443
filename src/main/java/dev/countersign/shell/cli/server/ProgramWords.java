package dev.countersign.shell.cli.server;

/**
 * The part of a hook's script that does what the program before it wants of it, each by a word that {@code client.c}
 * knows; behind it stands what is to be done when there are further hooks. {@code HOOK} is to be replaced by its name.
 */
final class ProgramWords {

    private static final String BEHIND_PROGRAM = """
            # The program before these lines runs them, by its path, with a word for what to do and what git gave it.
            word=$1
            shift
            judge() {
                "$0" --judge "$@"
            }
            case $word in
                --cold) cold "$@" ;;
                --chain) others=${0%/*}/HOOK.d ;;
            """;

    /** What {@code serve} makes sure of as well, but not before it has opened its log. */
    private static final String ON_DEMAND = """
                --start)
                    exec </dev/null >/dev/null 2>&1
                    set -f
                    set -- $(ls -dn "${socket%/*}")
                    case $1-$3 in
                        d???------*-$(id -u)) JAVA_HOME=$java exec "$gate" serve \\
                            --socket "$socket" --idle "$idle" --log "$socket.log" ;;
                    esac
                    exit 3
                    ;;
            """;

    private static final String END_OF_WORDS = """
                *) exit 3 ;;
            esac
            """;

    private ProgramWords() {}

    /** All that a program asking this way may want. */
    static String of(Client client) {
        return BEHIND_PROGRAM + (client.idle().isPresent() ? ON_DEMAND : "") + END_OF_WORDS;
    }
}
