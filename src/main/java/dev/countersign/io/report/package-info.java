/** Writes decisions for people and for machines. Must not decide anything, nor read anything. */
@NullMarked
package dev.countersign.io.report;

import org.jspecify.annotations.NullMarked;
