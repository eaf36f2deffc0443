/** Reads YAML strictly into nodes that know their place. Must not know what the keys mean. */
@NullMarked
package dev.countersign.io.yaml;

import org.jspecify.annotations.NullMarked;
