import dev.countersign.core.evidence.Catalogue;
import dev.countersign.io.config.CatalogueFile;
import dev.countersign.io.config.CatalogueText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Part of the build, behind its compiler: parses the catalogue of AI tools once, so that no process that judges one push
 * has to, and puts what came out into the class that is empty until then.
 *
 * <p>java -cp CLASSES src/build/Prepare.java SOURCES CLASSES RELEASE
 */
public final class Prepare {

    private static final String CLASS = "dev/countersign/io/config/PreparedCatalogue.java";

    /** A constant of a class file holds up to 65,535 bytes (JVMS 4.4.7), a character takes up to three. */
    private static final int MOST = 20_000;

    private Prepare() {}

    public static void main(String[] args) throws IOException {
        Path source = Path.of(args[0], CLASS);
        Files.createDirectories(source.getParent());
        Files.writeString(source, source(CatalogueFile.parsed()));
        compile(source, args[1], args[2]);
    }

    private static String source(Catalogue catalogue) {
        return "package dev.countersign.io.config;\n\n"
                + "final class PreparedCatalogue {\n"
                + "    private PreparedCatalogue() {}\n"
                + "    static boolean isPrepared() { return true; }\n"
                + method("version", catalogue.version())
                + method("scan", catalogue.scan())
                + method("entries", CatalogueText.of(catalogue))
                + "}\n";
    }

    private static String method(String name, String text) {
        StringBuilder method = new StringBuilder();
        method.append("    static String ").append(name).append("() {\n");
        method.append("        return new StringBuilder(").append(text.length()).append(")\n");
        for (int from = 0; from < text.length(); from += MOST) {
            String part = text.substring(from, Math.min(text.length(), from + MOST));
            method.append("            .append(\"").append(escaped(part)).append("\")\n");
        }
        return method.append("            .toString();\n    }\n").toString();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            boolean plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\';
            if (plain) {
                escaped.append(c);
            } else if (c < 0x100) {
                escaped.append('\\').append(String.format("%03o", (int) c)); // no unicode escape: those are read before
            } else {
                escaped.append(String.format("\\u%04x", (int) c));
            }
        }
        return escaped.toString();
    }

    private static void compile(Path source, String classes, String release) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", classes, "-cp", classes, "--release", release, "-proc:none", "-g:none");
            if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(source)).call()) {
                throw new IllegalStateException("cannot compile " + source);
            }
        }
    }
}
