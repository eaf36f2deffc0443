/**
 * Knows rosters as bytes that answer without being read as a whole. Must not know YAML, policies, or where files lie.
 */
@NullMarked
package dev.countersign.io.snapshot;

import org.jspecify.annotations.NullMarked;
