package dev.countersign.io.yaml;

/** What all nodes of a file share. */
record YamlSource(String file, Problems problems) {}
