/** The program: opens one door. Must not hold anything but main. */
@NullMarked
package dev.countersign;

import org.jspecify.annotations.NullMarked;
