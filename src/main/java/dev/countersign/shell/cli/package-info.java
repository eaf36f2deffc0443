/** The doors that people open: the commands. Must not judge; each has options, one call, one print. */
@NullMarked
package dev.countersign.shell.cli;

import org.jspecify.annotations.NullMarked;
