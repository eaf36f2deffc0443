/** Knows how a repository on a server is brought under the gate, and how to tell that it is. Must not judge commits. */
@NullMarked
package dev.countersign.shell.cli.server;

import org.jspecify.annotations.NullMarked;
