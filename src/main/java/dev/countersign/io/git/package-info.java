/**
 * Reads Git repositories through JGit, without its probing and forking. Must not interpret commits: their bytes go to
 * the core.
 */
@NullMarked
package dev.countersign.io.git;

import org.jspecify.annotations.NullMarked;
