/**
 * The use case: reads a push through its ports, has it judged, and records the decision. Must not know Git, files, or
 * how an answer is shown.
 */
@NullMarked
package dev.countersign.gate;

import org.jspecify.annotations.NullMarked;
