package dev.countersign.io.yaml;

/**
 * Reads one YAML document strictly. Refused are duplicate keys, aliases, anchors, tags, merge keys, directives, second
 * documents, empty files, keys without a value, bytes that are not UTF-8, and invisible characters: each has been read
 * by some program as something else than what the file's author saw.
 */
public final class YamlReader {

    private YamlReader() {}

    /**
     * The root of the document. What is wrong is noted; where nothing can be read, nothing can be taken from the root.
     *
     * @param file the file's name for messages
     */
    public static YamlNode read(String file, byte[] bytes, Problems problems) {
        YamlSource source = new YamlSource(file, problems);
        YamlNode root = YamlText.decode(bytes, source)
                .map(text -> OrdinaryYaml.read(source, text).orElseGet(() -> WholeYaml.read(source, text)))
                .orElseGet(() -> new YamlFault(source, "the file", 1, 1));
        problems.checkLater(root);
        return root;
    }
}
