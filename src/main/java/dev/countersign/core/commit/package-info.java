/**
 * Reads commit objects, tag objects, messages and trailers from bytes, strictly. Must not know where bytes come from,
 * who the people are, or what a policy asks.
 */
@NullMarked
package dev.countersign.core.commit;

import org.jspecify.annotations.NullMarked;
