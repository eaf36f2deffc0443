/** Knows people, their addresses and the ladder of levels. Must not know commits' evidence, sign-offs or policy. */
@NullMarked
package dev.countersign.core.roster;

import org.jspecify.annotations.NullMarked;
