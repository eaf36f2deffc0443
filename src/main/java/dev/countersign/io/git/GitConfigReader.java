package dev.countersign.io.git;

import dev.countersign.gate.RepositoryException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/**
 * Takes a configuration file apart as git does (git-config(1), CONFIGURATION FILE, Syntax; {@code config.c}). Refuses
 * what git refuses, and what is no text besides: a NUL, at which git silently cuts a value off, and what is not UTF-8.
 * Blanks inside of a value stay what they are, as in git since 2.45; before, each became a space.
 */
final class GitConfigReader {

    /** What a key without {@code =} stands for. */
    private static final String IMPLIED = "true";

    private static final String BAD_LINE = "a line that git refuses";

    private final GitConfigInput input;
    private final Text name;
    private final Text value;
    private int headerLength;

    private GitConfigReader(Path path, byte[] file) {
        this.input = new GitConfigInput(path, file);
        this.name = new Text(file.length);
        this.value = new Text(file.length);
    }

    /**
     * Gives all entries in the order of the file. Their names are {@code section.key} or
     * {@code section.subsection.key}, section and key in lower case, or the key alone before any section, where git
     * complains and goes on. The value of a key without {@code =} is {@code true}.
     *
     * @param path what the file is called
     * @param file what it holds
     * @throws RepositoryException when a line is broken, naming file and line
     */
    static void read(Path path, byte[] file, BiConsumer<String, String> entries) {
        new GitConfigReader(path, file).forEach(entries);
    }

    private void forEach(BiConsumer<String, String> entries) {
        for (input.advance(); !input.isEnded(); input.advance()) {
            if (input.isComment()) {
                skipLine();
            } else if (input.is('[')) {
                readHeader();
            } else if (input.isLetter()) {
                readKey();
                String value = readValue();
                entries.accept(decoded(name), value);
            } else {
                require(input.isBlank());
            }
        }
    }

    private void readHeader() {
        name.length = 0;
        input.advance();
        for (; input.isNameCharacter() || input.is('.'); input.advance()) {
            name.add(input.folded());
        }
        if (input.isBlank()) {
            readSubsection();
        }
        require(input.is(']') && name.length > 0);
        name.add('.');
        headerLength = name.length;
    }

    private void readSubsection() {
        while (input.isBlank() && !input.is('\n')) {
            input.advance();
        }
        require(input.is('"'));
        name.add('.');
        for (input.advance(); !input.is('"'); input.advance()) {
            if (input.is('\\')) {
                input.advance();
            }
            require(!input.is('\n'));
            name.add(input.current());
        }
        input.advance();
    }

    private void readKey() {
        name.length = headerLength;
        for (; input.isNameCharacter(); input.advance()) {
            name.add(input.folded());
        }
        while (input.is(' ') || input.is('\t')) {
            input.advance();
        }
    }

    private String readValue() {
        if (input.is('\n')) {
            return IMPLIED;
        }
        require(input.is('='));
        value.length = 0;
        int withoutBlanks = 0;
        boolean quoted = false;
        for (input.advance(); !input.is('\n') && (quoted || !input.isComment()); input.advance()) {
            if (!quoted && input.isBlank()) {
                addInnerBlank(withoutBlanks);
            } else {
                quoted ^= input.is('"');
                addToValue();
                withoutBlanks = value.length;
            }
        }
        require(!quoted);
        skipLine();
        value.length = withoutBlanks;
        return decoded(value);
    }

    private void addInnerBlank(int before) {
        if (before > 0) {
            value.add(input.current());
        }
    }

    private void addToValue() {
        if (input.is('\\')) {
            input.advance();
            addEscaped();
        } else if (!input.is('"')) {
            value.add(input.current());
        }
    }

    private void addEscaped() {
        switch (input.current()) {
            case '\n' -> {} // the value goes on in the next line
            case 't' -> value.add('\t');
            case 'b' -> value.add('\b');
            case 'n' -> value.add('\n');
            case '\\', '"' -> value.add(input.current());
            default -> throw input.refused(BAD_LINE);
        }
    }

    private void skipLine() {
        while (!input.is('\n')) {
            input.advance();
        }
    }

    private void require(boolean asGitWantsIt) {
        if (!asGitWantsIt) {
            throw input.refused(BAD_LINE);
        }
    }

    private String decoded(Text text) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text.bytes, 0, text.length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw input.refused("text that is not UTF-8");
        }
    }

    /** Bytes, never more than the file has. */
    private static final class Text {

        private final byte[] bytes;
        private int length;

        Text(int most) {
            this.bytes = new byte[most];
        }

        void add(int b) {
            bytes[length++] = (byte) b;
        }
    }
}
