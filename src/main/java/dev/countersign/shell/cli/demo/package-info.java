/** Knows how the gate is shown to somebody who has never seen it. Must not do anything but what a person could type. */
@NullMarked
package dev.countersign.shell.cli.demo;

import org.jspecify.annotations.NullMarked;
