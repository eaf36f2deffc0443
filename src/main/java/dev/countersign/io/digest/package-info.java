/**
 * Digests that a process has at once, where the JDK first sets up its security providers. Must not know what is
 * digested, and verifies nothing: signatures are the JDK's.
 */
@NullMarked
package dev.countersign.io.digest;

import org.jspecify.annotations.NullMarked;
