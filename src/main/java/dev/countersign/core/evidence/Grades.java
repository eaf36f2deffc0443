package dev.countersign.core.evidence;

/** Compares grades. */
final class Grades {

    private Grades() {}

    static Grade weaker(Grade one, Grade other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
