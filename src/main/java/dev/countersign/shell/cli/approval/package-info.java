/** Knows how a person vouches for commits from a clone. Must not decide whether that is enough. */
@NullMarked
package dev.countersign.shell.cli.approval;

import org.jspecify.annotations.NullMarked;
