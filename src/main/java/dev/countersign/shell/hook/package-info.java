/** The doors that Git opens: pre-receive and update. Must not know the command line's doors. */
@NullMarked
package dev.countersign.shell.hook;

import org.jspecify.annotations.NullMarked;
