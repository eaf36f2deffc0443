/**
 * Turns policy, roster and catalogue files into core types, reporting every problem with its place. Must not decide
 * anything about commits.
 */
@NullMarked
package dev.countersign.io.config;

import org.jspecify.annotations.NullMarked;
