/**
 * Finds what in a commit speaks for AI assistance, by a catalogue of tools and conventions. Must not know people,
 * levels or what follows from the evidence.
 */
@NullMarked
package dev.countersign.core.evidence;

import org.jspecify.annotations.NullMarked;
