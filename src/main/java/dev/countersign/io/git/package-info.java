/**
 * Reads Git repositories: what was there, what a push brings. Must not interpret commits: their bytes go to the core.
 */
@NullMarked
package dev.countersign.io.git;

import org.jspecify.annotations.NullMarked;
