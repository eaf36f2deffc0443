package dev.countersign.core.commit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a commit's {@code encoding} header that change no ASCII byte. In any other encoding (UTF-7, UTF-16,
 * EBCDIC, ISO-2022, Shift_JIS, GBK, Big5) an ASCII byte may stand for something else, and git, which re-encodes the
 * whole commit before it prints it, would show another author or other trailers than the ones that are stored.
 */
final class Encodings {

    private static final List<Integer> DOS_PAGES =
            List.of(437, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 865, 866, 869, 874);
    private static final Map<String, String> JAVA_NAMES = javaNames();

    private Encodings() {}

    /**
     * The charset of an {@code encoding} header; hyphens, underscores, quotes and case make no difference. A charset
     * that is safe but not known to this JVM is read as ISO-8859-1, which keeps ASCII as it is, too.
     *
     * @return empty when the encoding is unknown or no superset of ASCII
     */
    static Optional<Charset> find(String name) {
        String key = Ascii.lowerCase(name).replaceAll("[-_'\"]", "");
        return Optional.ofNullable(JAVA_NAMES.get(key)).map(Encodings::charset);
    }

    private static Charset charset(String javaName) {
        return Charset.isSupported(javaName) ? Charset.forName(javaName) : StandardCharsets.ISO_8859_1;
    }

    private static Map<String, String> javaNames() {
        Map<String, String> names = new HashMap<>(Map.of("utf8", "UTF-8", "koi8u", "KOI8-U", "koi8r", "KOI8-R"));
        names.put("koi8", "KOI8-R");
        names.put("tis620", "TIS-620");
        names.put("macintosh", "x-MacRoman");
        names.put("maccyrillic", "x-MacCyrillic");
        for (String ascii : List.of("ascii", "usascii", "ansix3.41968", "iso646us")) {
            names.put(ascii, "US-ASCII");
        }
        putLatin(names);
        putExtendedUnix(names);
        putCodePages(names);
        return names;
    }

    private static void putLatin(Map<String, String> names) {
        for (int part = 1; part <= 16; part++) {
            names.put("iso8859" + part, "ISO-8859-" + part);
            names.put("8859" + part, "ISO-8859-" + part);
        }
        // ISO-8859-12 was never published.
        names.remove("iso885912");
        names.remove("885912");
        int[] parts = {1, 2, 3, 4, 9, 10, 13, 14, 15, 16};
        for (int latin = 1; latin <= parts.length; latin++) {
            names.put("latin" + latin, "ISO-8859-" + parts[latin - 1]);
            names.put("l" + latin, "ISO-8859-" + parts[latin - 1]);
        }
    }

    private static void putExtendedUnix(Map<String, String> names) {
        names.put("eucjp", "EUC-JP");
        names.put("eucjpms", "EUC-JP");
        names.put("ujis", "EUC-JP");
        names.put("euckr", "EUC-KR");
        names.put("euctw", "x-EUC-TW");
        names.put("euccn", "GB2312");
        names.put("gb2312", "GB2312");
    }

    private static void putCodePages(Map<String, String> names) {
        for (int page = 1250; page <= 1258; page++) {
            names.put("windows" + page, "windows-" + page);
            names.put("win" + page, "windows-" + page);
            names.put("cp" + page, "windows-" + page);
        }
        names.put("cp819", "ISO-8859-1");
        for (int page : DOS_PAGES) {
            names.put("cp" + page, "IBM" + page);
            names.put("ibm" + page, "IBM" + page);
        }
    }
}
