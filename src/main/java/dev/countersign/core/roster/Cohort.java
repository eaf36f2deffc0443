package dev.countersign.core.roster;

import java.util.List;

/**
 * The members of a roster who share a standing.
 *
 * @param positions where they stand in the roster, ascending; at least one
 */
public record Cohort(Standing standing, List<Integer> positions) {}
