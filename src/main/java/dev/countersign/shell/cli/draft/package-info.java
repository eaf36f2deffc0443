/** Knows how a first policy and a first roster are drafted from a history. Must not decide who is trusted with what. */
@NullMarked
package dev.countersign.shell.cli.draft;

import org.jspecify.annotations.NullMarked;
