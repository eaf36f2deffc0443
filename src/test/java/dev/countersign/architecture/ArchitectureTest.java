package dev.countersign.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The house as the design draws it, held against the house as it stands. */
final class ArchitectureTest {

    private static final String ROOT = "dev.countersign";

    /** Bottom up: a package may use those of the lines before its own. */
    private static final List<Set<String>> ORDER = List.of(
            Set.of("core.commit"),
            Set.of("core.push"),
            Set.of("core.evidence", "core.signoff", "core.roster"),
            Set.of("core.verdict"),
            Set.of("core.policy"),
            Set.of("gate"),
            Set.of("io.digest", "io.file"),
            Set.of("io.yaml", "io.signature", "io.report", "io.snapshot", "io.objects"),
            Set.of("io.config", "io.git", "io.decisionlog"),
            Set.of("shell.console"),
            Set.of("shell.hook", "shell.daemon"),
            Set.of("shell.cli.server"),
            Set.of("shell.cli.draft", "shell.cli.approval"),
            Set.of("shell.cli.demo"),
            Set.of("shell.cli"),
            Set.of(""));

    /** Edges know few neighbours, whatever the order would allow. */
    private static final Map<String, Set<String>> EDGES = Map.of(
            "io.yaml", Set.of(),
            "io.signature", Set.of(),
            "io.objects", Set.of("io.digest"),
            "io.file", Set.of(),
            "io.digest", Set.of(),
            "io.git", Set.of("io.signature", "io.objects"),
            "io.report", Set.of(),
            "io.snapshot", Set.of(),
            "io.config", Set.of("io.digest", "io.file", "io.yaml", "io.signature", "io.snapshot"),
            "io.decisionlog", Set.of("io.digest", "io.report"));

    private static final Map<String, String[]> HOMES_OF_LIBRARIES = new LinkedHashMap<>(Map.of(
            "tools.jackson..", new String[] {"..io.yaml..", "..io.report..", "..io.decisionlog.."},
            "com.google.re2j..", new String[] {"..io.config.."},
            "org.bouncycastle..", new String[] {"..io.signature.."},
            "picocli..", new String[] {"..shell..", ROOT},
            "org.slf4j..", new String[] {"..gate..", "..io..", "..shell.."},
            "ch.qos.logback..", new String[] {"..shell.console.."}));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void every_package_has_its_place_in_the_order() {
        Set<String> known = ORDER.stream().flatMap(Set::stream).collect(Collectors.toSet());

        assertThat(HOUSE.stream().map(ArchitectureTest::room).distinct())
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @Test
    void a_package_uses_only_those_before_it() {
        List<String> breaches = new ArrayList<>();
        for (JavaClass user : HOUSE) {
            for (JavaClass used : ours(user)) {
                if (!room(user).equals(room(used)) && floor(used) >= floor(user)) {
                    breaches.add(user.getName() + " uses " + used.getName());
                }
            }
        }

        assertThat(breaches).isEmpty();
    }

    @Test
    void an_edge_knows_only_its_own_neighbour() {
        List<String> breaches = new ArrayList<>();
        for (JavaClass user : HOUSE) {
            Set<String> allowed = EDGES.getOrDefault(room(user), Set.of());
            for (JavaClass used : ours(user)) {
                boolean crosses = room(user).startsWith("io.") && room(used).startsWith("io.");
                if (crosses && !room(user).equals(room(used)) && !allowed.contains(room(used))) {
                    breaches.add(user.getName() + " uses " + used.getName());
                }
            }
        }

        assertThat(breaches).isEmpty();
    }

    @Test
    void no_door_knows_another() {
        noClasses()
                .that()
                .resideInAnyPackage("..shell.cli..", "..shell.daemon..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..shell.hook..")
                .check(HOUSE);
    }

    @Test
    void the_core_knows_nothing_but_the_language() {
        classes()
                .that()
                .resideInAPackage("..core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "..core..",
                        "java.lang..",
                        "java.util..",
                        "java.time",
                        "java.nio",
                        "java.nio.charset",
                        "java.text",
                        "java.security",
                        "javax.crypto..",
                        "org.jspecify.annotations")
                .check(HOUSE);
    }

    @Test
    void the_core_has_no_clock_no_chance_no_streams_and_no_regular_expressions() {
        noClasses()
                .that()
                .resideInAPackage("..core..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .accessClassesThat()
                .resideInAPackage("java.util.regex")
                .orShould()
                .accessClassesThat()
                .areAssignableTo(java.util.random.RandomGenerator.class)
                .check(HOUSE);
    }

    @Test
    void each_library_has_its_home() {
        HOMES_OF_LIBRARIES.forEach((library, homes) -> noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(HOUSE));
    }

    @Test
    void only_main_exits() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".Countersign")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .check(HOUSE);
    }

    private static List<JavaClass> ours(JavaClass user) {
        return user.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(used -> used.getPackageName().startsWith(ROOT))
                .distinct()
                .toList();
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    private static int floor(JavaClass type) {
        for (int i = 0; i < ORDER.size(); i++) {
            if (ORDER.get(i).contains(room(type))) {
                return i;
            }
        }
        throw new AssertionError(type.getPackageName() + " has no place in the order");
    }
}
