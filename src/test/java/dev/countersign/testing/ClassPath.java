package dev.countersign.testing;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the classes under test and their libraries are, whoever runs the tests. */
public final class ClassPath {

    private ClassPath() {}

    /** Folders and jars, in their order. */
    public static List<Path> entries() {
        return ClassPath.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs())
                        .map(URL::toString)
                        .map(URI::create)
                        .map(Path::of)
                        .toList()
                : Stream.of(System.getProperty("java.class.path").split(":", -1))
                        .map(Path::of)
                        .toList();
    }
}
