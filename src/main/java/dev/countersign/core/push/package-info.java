/**
 * Knows what a push is: ref updates as Git hands them to a hook, and the certificate that may come with them. Must not
 * know commits, repositories or policy.
 */
@NullMarked
package dev.countersign.core.push;

import org.jspecify.annotations.NullMarked;
