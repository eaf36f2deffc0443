/** Whole runs: the launcher, the hooks, real git. */
@NullMarked
package dev.countersign.scenario;

import org.jspecify.annotations.NullMarked;
