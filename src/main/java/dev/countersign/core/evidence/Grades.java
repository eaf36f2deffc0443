package dev.countersign.core.evidence;

import java.util.Collections;
import java.util.List;

/** Compares grades. */
final class Grades {

    private Grades() {}

    static Grade weaker(Grade one, Grade other) {
        return Collections.min(List.of(one, other));
    }
}
