/** Knows what a sign-off is and how strictly one is read. Must not know the roster or what a sign-off is worth. */
@NullMarked
package dev.countersign.core.signoff;

import org.jspecify.annotations.NullMarked;
