/** Appends decisions to the log and verifies it. Must not know how a decision was reached. */
@NullMarked
package dev.countersign.io.decisionlog;

import org.jspecify.annotations.NullMarked;
