/**
 * Object directories: loose objects and packs, read as they are stored. What comes out has the id that it was asked for
 * by, or nothing does.
 */
@NullMarked
package dev.countersign.io.objects;

import org.jspecify.annotations.NullMarked;
