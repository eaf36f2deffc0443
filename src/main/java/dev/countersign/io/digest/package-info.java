/** Digests that a process has at once, where the JDK first sets up its security providers. */
@NullMarked
package dev.countersign.io.digest;

import org.jspecify.annotations.NullMarked;
