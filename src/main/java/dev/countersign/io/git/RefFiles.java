package dev.countersign.io.git;

import dev.countersign.core.commit.Ascii;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.LookAlikes;
import dev.countersign.gate.RepositoryException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * The refs of a repository in files: loose ones, and those in {@code packed-refs} where there is no loose one
 * (gitrepository-layout(5)). Never looks at the objects that they name, and gives a broken ref as a value, so that only
 * who needs it has to care.
 */
final class RefFiles {

    private static final String SYMBOLIC = "ref:";
    private static final int LONGEST = 4_096;
    private static final int BEYOND_ASCII = 0x80;
    private static final int ID_DIGITS = 40;
    private static final char UNDECODABLE = '\ufffd';

    private final GitDirectory directory;
    private final Path packedFile;
    private final Optional<Map<String, RefValue>> seen;
    private final Set<Path> missing = new HashSet<>();
    private Optional<PackedRefs> packed = Optional.empty();

    private RefFiles(GitDirectory directory, Optional<Map<String, RefValue>> seen) {
        this.directory = directory;
        this.packedFile = directory.common().resolve("packed-refs");
        this.seen = seen;
    }

    /** The refs of a repository, as they are whenever one is read. */
    static RefFiles of(GitDirectory directory) {
        return new RefFiles(directory, Optional.empty());
    }

    /** The same for one judgement, in which a ref has one value: that of when it was read first. */
    static RefFiles remembering(GitDirectory directory) {
        return new RefFiles(directory, Optional.of(new HashMap<>()));
    }

    /** What a ref of this full name, or {@code HEAD}, holds. */
    RefValue read(String name) {
        return seen.map(values -> values.computeIfAbsent(name, this::look)).orElseGet(() -> look(name));
    }

    private RefValue look(String name) {
        // loose before packed: git packs a ref first and removes its file then
        Path file = file(name);
        RefValue loose = isMissed(file) ? new RefValue.Absent() : readLoose(file);
        return loose instanceof RefValue.Absent && name.startsWith("refs/") ? packed().find(name) : loose;
    }

    /** A judgement looks for notes in a folder that most repositories do not have. */
    private boolean isMissed(Path file) {
        return seen.isPresent() && missing.contains(file.getParent());
    }

    /** Whether only the file is missing, or its folder too, is asked in the way that makes no exception. */
    private RefValue missed(Path file) {
        Path folder = file.getParent();
        if (folder != null && !folder.toFile().isDirectory()) {
            missing.add(folder);
        }
        return new RefValue.Absent();
    }

    /** Goes through all refs whose names start with this prefix, which ends in a slash; in no order. */
    void forEach(String prefix, BiConsumer<String, RefValue> consumer) {
        Set<String> seen = new HashSet<>();
        forEachLoose(prefix, folder -> true, (name, file) -> accept(name, file, seen, consumer));
        packed().forEach((name, value) -> {
            if (name.startsWith(prefix) && !seen.contains(name)) {
                consumer.accept(name, value);
            }
        });
    }

    /**
     * Goes through the refs of a namespace whose names fold to one of these, and reads no other, nor a folder in which
     * there is none; in no order.
     *
     * @param namespace the prefix of the names that does not fold with them; may be empty
     */
    void forEachLike(String namespace, Set<String> folds, BiConsumer<String, RefValue> consumer) {
        Set<String> seen = new HashSet<>();
        forEachLoose(
                namespace + "refs/", folder -> mayHold(folder.substring(namespace.length()), folds), (name, file) -> {
                    if (folds.contains(fold(namespace, name))) {
                        accept(name, file, seen, consumer);
                    }
                });
        packed().forEachLike(namespace, folds, (name, value) -> {
            if (folds.contains(fold(namespace, name)) && !seen.contains(name)) {
                consumer.accept(name, value);
            }
        });
    }

    /** Whatever comes behind a folder in ASCII and its slash, the fold begins with the folder in lower case. */
    private static boolean mayHold(String folder, Set<String> folds) {
        String begin = LookAlikes.fold(folder);
        return folder.chars().anyMatch(c -> c >= BEYOND_ASCII)
                || folds.stream().anyMatch(fold -> fold.startsWith(begin));
    }

    /** A file that is gone by now may have been packed meanwhile. */
    private void accept(String name, Path file, Set<String> seen, BiConsumer<String, RefValue> consumer) {
        RefValue value = readLoose(file);
        if (!(value instanceof RefValue.Absent)) {
            seen.add(name);
            consumer.accept(name, value);
        }
    }

    private static String fold(String namespace, String name) {
        return LookAlikes.fold(name.substring(namespace.length()));
    }

    private void forEachLoose(String prefix, Predicate<String> folders, BiConsumer<String, Path> consumer) {
        Path top = directory.common().resolve(prefix);
        try {
            Files.walkFileTree(top, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean isWanted = folder.equals(top) || folders.test(name(prefix, top.relativize(folder)));
                    return isWanted ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    consumer.accept(name(prefix, top.relativize(file)), file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    // git removes files and empty folders at any time
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static String name(String prefix, Path relative) {
        String name = prefix + relative.toString().replace(File.separatorChar, '/');
        if (name.indexOf(UNDECODABLE) >= 0 && !Encoding.isUtf8()) {
            throw undecodable(name);
        }
        return name;
    }

    private RefValue readLoose(Path file) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                return readLink(file);
            }
            return attributes.isDirectory() ? new RefValue.Absent() : parse(head(file));
        } catch (NoSuchFileException e) {
            return missed(file);
        } catch (FileSystemException e) {
            return isBelowFile(file) ? new RefValue.Absent() : new RefValue.Broken();
        } catch (IOException e) {
            return new RefValue.Broken();
        }
    }

    private static RefValue readLink(Path link) throws IOException {
        String target = Files.readSymbolicLink(link).toString();
        if (target.startsWith("refs/")) {
            return new RefValue.Symbolic(target);
        }
        return Files.isDirectory(link) ? new RefValue.Absent() : parse(head(link));
    }

    private static RefValue parse(String text) {
        if (text.startsWith(SYMBOLIC)) {
            return new RefValue.Symbolic(text.substring(SYMBOLIC.length()).strip());
        }
        String id = Ascii.lowerCase(text.substring(0, Math.min(ID_DIGITS, text.length())));
        boolean ends = text.length() <= ID_DIGITS || Character.isWhitespace(text.charAt(ID_DIGITS));
        if (!ends || !ObjectId.isValid(id) || new ObjectId(id).isZero()) {
            return new RefValue.Broken();
        }
        return new RefValue.Direct(new ObjectId(id));
    }

    private static String head(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(LONGEST), StandardCharsets.UTF_8);
        }
    }

    /** Whether a part of the path is the file of another ref, so that there can be no file of this name. */
    private boolean isBelowFile(Path file) {
        Path parent = file.getParent();
        while (parent != null && parent.startsWith(directory.common())) {
            if (Files.isRegularFile(parent)) {
                return true;
            }
            parent = parent.getParent();
        }
        return false;
    }

    private Path file(String name) {
        boolean own = !name.startsWith("refs/")
                || name.startsWith("refs/bisect/")
                || name.startsWith("refs/worktree/")
                || name.startsWith("refs/rewritten/");
        try {
            return (own ? directory.own() : directory.common()).resolve(name);
        } catch (InvalidPathException e) {
            throw undecodable(name);
        }
    }

    private PackedRefs packed() {
        try {
            if (packed.isEmpty() || !packed.get().isCurrent(packedFile)) {
                packed = Optional.of(PackedRefs.open(packedFile));
            }
            return packed.get();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static RepositoryException undecodable(String name) {
        return new RepositoryException("the ref '" + name + "' cannot be read: Java takes file names for "
                + Encoding.ofFileNames() + "\n" + "start Java with LC_ALL=C.UTF-8");
    }

    private RepositoryException unreadable(IOException cause) {
        return new RepositoryException(
                "cannot read the refs in '" + directory.common() + "'\n" + "check that they may be read", cause);
    }

    /** How this Java reads the names of files, which depends on the locale that it was started in. */
    private static final class Encoding {

        static boolean isUtf8() {
            return ofFileNames().equals("UTF-8") || File.separatorChar == '\\';
        }

        static String ofFileNames() {
            return System.getProperty("sun.jnu.encoding", "UTF-8");
        }
    }
}
