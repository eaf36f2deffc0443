/**
 * Reads OpenSSH's public keys and signatures strictly and verifies them with the JDK alone. Must not know what was
 * signed, nor whose key it is.
 */
@NullMarked
package dev.countersign.io.signature;

import org.jspecify.annotations.NullMarked;
