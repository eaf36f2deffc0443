/** The streams, the environment and the exit codes of a process. Must not know any single door. */
@NullMarked
package dev.countersign.shell.console;

import org.jspecify.annotations.NullMarked;
