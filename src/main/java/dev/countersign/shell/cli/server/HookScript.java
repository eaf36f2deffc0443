package dev.countersign.shell.cli.server;

import dev.countersign.gate.UsageException;
import dev.countersign.io.report.Escaped;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text of the hook that is written into a repository. Small, and the same for the same values, so that a hook can
 * be recognised and compared. With a client, the hook is that program and the text stands behind it, in its
 * {@link HookSettings}: the program has a shell run it for all that it does not do itself.
 *
 * @param launcher the script that starts countersign; absolute
 * @param javaHome the Java that countersign was installed with, because hooks have no PATH to speak of
 * @param client what asks the resident process, if it could be made; it takes the launcher where nobody answers
 * @param predecessor the hook that was here before, by its name in the folder of further hooks
 */
record HookScript(Hook hook, Path launcher, Path javaHome, Optional<Client> client, Optional<String> predecessor) {

    private static final String MARK = "# Written by `countersign install`; `countersign uninstall` takes it away.";
    private static final String PREDECESSOR = "# What was here before: ";
    private static final String QUOTE = "'";
    private static final String QUOTE_INSIDE = "'\\''";
    private static final String GATE = "gate=";
    private static final String JAVA = "java=";
    private static final String CLIENT = "client=";
    private static final String JAR = "jar=";
    private static final String SOCKET = "socket=";
    private static final String IDLE = "idle=";

    /** What starts a Java for one push. */
    private static final String COLD = """
            cold() {
                if [ ! -x "$gate" ]; then
                    printf '%s\\n' 'countersign: this push could not be judged; nothing was let in' \\
                        "error: there is no program at $gate" \\
                        'hint:  tell the administrator of this server, who can run `countersign install` once more' >&2
                    exit 3
                fi
                JAVA_HOME=$java exec "$gate" hook HOOK "$@"
            }
            """;

    private static final String JUDGE_COLD = """
            judge() {
                cold "$@"
            }
            """;

    private static final String ALONE = """
            others=${0%/*}/HOOK.d
            if [ ! -d "$others" ]; then
                judge "$@"
            fi
            """;

    private static final String CHAIN_OF_PRE_RECEIVE = """
            # Further hooks see the same lines, of a push that countersign has admitted; each of them may still reject it.
            updates=$(cat && echo end) || exit 3
            updates=${updates%end}
            printf %s "$updates" | judge || exit
            for other in "$others"/*; do
                if [ -f "$other" ] && [ -x "$other" ]; then
                    printf %s "$updates" | "$other" || exit
                fi
            done
            """;

    private static final String CHAIN_OF_UPDATE = """
            # Further hooks see the same ref, if countersign has admitted its update; each of them may still reject it.
            (judge "$@") || exit
            for other in "$others"/*; do
                if [ -f "$other" ] && [ -x "$other" ]; then
                    "$other" "$@" || exit
                fi
            done
            """;

    private static final String IN_FOLDER = """
            cold "$@"
            """;

    /** Whether a file with this text was written by countersign. */
    static boolean isOurs(String text) {
        return text.lines().anyMatch(MARK::equals);
    }

    /** Whether a file of ours holds what would be written today: no other version's text, and no edited one. */
    static boolean isAsWritten(HookFile file) {
        String text = file.text();
        Optional<Path> launcher = launcherIn(text);
        Optional<Path> javaHome = javaHomeIn(text);
        if (launcher.isEmpty() || javaHome.isEmpty()) {
            return false;
        }
        return Stream.of(Hook.values())
                .map(hook -> new HookScript(hook, launcher.get(), javaHome.get(), clientIn(text), predecessorIn(text)))
                .anyMatch(script -> script.isIn(file));
    }

    private boolean isIn(HookFile file) {
        String text = file.text();
        boolean isSame = text.equals(text()) || text.equals(textInFolder());
        return isSame
                && client.map(asked -> file.endsWith(HookSettings.of(hook, asked, text)))
                        .orElse(!file.isProgram());
    }

    /** The hook whose place a file of ours has taken. */
    static Optional<String> predecessorIn(String text) {
        return valueIn(text, PREDECESSOR);
    }

    /** The launcher that a file of ours calls. */
    static Optional<Path> launcherIn(String text) {
        return pathIn(text, GATE);
    }

    /** The Java that a file of ours starts countersign with. */
    static Optional<Path> javaHomeIn(String text) {
        return pathIn(text, JAVA);
    }

    /** The client that a file of ours is. */
    static Optional<Client> clientIn(String text) {
        return pathIn(text, CLIENT)
                .flatMap(program -> pathIn(text, JAR)
                        .flatMap(jar ->
                                pathIn(text, SOCKET).map(socket -> new Client(program, jar, socket, idleIn(text)))));
    }

    private static Optional<Integer> idleIn(String text) {
        return valueIn(text, IDLE)
                .flatMap(HookScript::unquoted)
                .filter(digits -> digits.matches("[0-9]{1,9}"))
                .map(Integer::valueOf);
    }

    private static Optional<Path> pathIn(String text, String start) {
        return valueIn(text, start).flatMap(HookScript::unquoted).map(Path::of);
    }

    private static Optional<String> valueIn(String text, String start) {
        return text.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }

    /** The hook that stands alone, and passes a push that countersign has admitted on to the hooks of its folder. */
    String text() {
        String chain = hook == Hook.PRE_RECEIVE ? CHAIN_OF_PRE_RECEIVE : CHAIN_OF_UPDATE;
        return heading() + named(COLD + client.map(ProgramWords::of).orElse(JUDGE_COLD + ALONE) + chain);
    }

    /** The hook for a folder whose hooks another hook runs. */
    String textInFolder() {
        return client.isPresent() ? text() : heading() + named(COLD + IN_FOLDER);
    }

    private String named(String text) {
        return text.replace("HOOK", hook.fileName());
    }

    private String heading() {
        String before = predecessor.map(name -> PREDECESSOR + name + "\n").orElse("");
        return "#!/bin/sh\n" + MARK + "\n" + before + GATE + quoted(launcher) + "\n" + JAVA + quoted(javaHome) + "\n"
                + client.map(HookScript::heading).orElse("");
    }

    private static String heading(Client asked) {
        return CLIENT + quoted(asked.program()) + "\n" + JAR + quoted(asked.jar()) + "\n" + SOCKET
                + quoted(asked.socket()) + "\n"
                + asked.idle().map(seconds -> IDLE + "'" + seconds + "'\n").orElse("");
    }

    /**
     * As one word of the shell (sh(1), quoting), on one line.
     *
     * @throws UsageException when the path holds a line feed: a hook is read line by line
     */
    static String quoted(Path path) {
        String text = path.toString();
        if (text.indexOf('\n') >= 0) {
            throw new UsageException("a path with a line feed cannot stand in a hook: " + Escaped.text(text));
        }
        return QUOTE + text.replace(QUOTE, QUOTE_INSIDE) + QUOTE;
    }

    /** What was quoted; empty when nothing was, or what is no path. */
    private static Optional<String> unquoted(String text) {
        boolean isQuoted = text.length() > 1 && text.startsWith(QUOTE) && text.endsWith(QUOTE);
        return isQuoted && text.indexOf('\0') < 0
                ? Optional.of(text.substring(1, text.length() - 1).replace(QUOTE_INSIDE, QUOTE))
                : Optional.empty();
    }
}
