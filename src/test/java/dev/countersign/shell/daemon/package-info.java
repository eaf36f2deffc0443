/** The wire between hook and resident process, and what either does when the other does not keep to it. */
@NullMarked
package dev.countersign.shell.daemon;

import org.jspecify.annotations.NullMarked;
