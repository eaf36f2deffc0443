package dev.countersign.io.yaml;

/** Stands where a value could not be read, or is missing. The problem is noted already; it notes no other. */
final class YamlFault extends YamlNode {

    YamlFault(YamlSource source, String name, int line, int column) {
        super(source, name, line, column);
    }

    @Override
    public void report(String message) {
        // told already
    }

    @Override
    String what() {
        return "a fault";
    }

    @Override
    void reportUntaken() {
        // holds nothing
    }
}
