/**
 * Reads public keys and signatures strictly and verifies them: those of OpenSSH with the JDK alone, those of OpenPGP
 * with BouncyCastle. Must not know what was signed, nor whose key it is.
 */
@NullMarked
package dev.countersign.io.signature;

import org.jspecify.annotations.NullMarked;
