/** Decides: a pure function from facts to verdicts, by rules. Must not do I/O, read a clock or log. */
@NullMarked
package dev.countersign.core.policy;

import org.jspecify.annotations.NullMarked;
