package dev.countersign.shell.daemon;

import java.util.Set;

/**
 * What the launcher takes out of the environment before it starts the program, so that it is the same whichever way a
 * push is judged.
 */
final class Scrubbing {

    private static final Set<String> VARIABLES = Set.of(
            "JAVA_TOOL_OPTIONS",
            "_JAVA_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "CLASSPATH",
            "GIT_CONFIG",
            "GIT_CONFIG_COUNT",
            "GIT_CONFIG_GLOBAL",
            "GIT_CONFIG_NOSYSTEM",
            "GIT_CONFIG_PARAMETERS",
            "GIT_CONFIG_SYSTEM",
            "GIT_TRACE",
            "GIT_TRACE2",
            "GIT_TRACE2_EVENT",
            "GIT_TRACE2_PERF",
            "GIT_TRACE_CURL",
            "GIT_TRACE_PACKET",
            "GIT_TRACE_PERFORMANCE",
            "GIT_TRACE_SETUP",
            "GIT_TRACE_SHALLOW",
            "LC_ALL",
            "LANG",
            "LANGUAGE",
            "LC_COLLATE",
            "LC_MESSAGES",
            "LC_MONETARY",
            "LC_NUMERIC",
            "LC_TIME");

    private Scrubbing() {}

    /** All of them. */
    static Set<String> variables() {
        return VARIABLES;
    }

    /** Whether a variable of this name is taken out. */
    static boolean removes(String name) {
        return VARIABLES.contains(name);
    }
}
