/** What several tests share: a scratch repository of real git, generators of odd messages, hand-written fakes. */
@NullMarked
package dev.countersign.testing;

import org.jspecify.annotations.NullMarked;
