/**
 * The resident process: takes what a hook was given through a socket and lets git's own door judge it. Must not know
 * how a push is judged, nor the command line.
 */
@NullMarked
package dev.countersign.shell.daemon;

import org.jspecify.annotations.NullMarked;
