/** Files as such, whatever they hold. */
@NullMarked
package dev.countersign.io.file;

import org.jspecify.annotations.NullMarked;
