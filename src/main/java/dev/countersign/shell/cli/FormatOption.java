package dev.countersign.shell.cli;

import picocli.CommandLine.Option;

/** For whom the answer is. */
final class FormatOption {

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "For people, or for programs; the JSON is that of the decision log. Default: text.")
    private Format format;

    /** How the answer is written; the names are what a person types. */
    enum Format {
        text,
        json
    }

    boolean isJson() {
        return format == Format.json;
    }
}
