/**
 * The inner loop: the rules by which a task's parameters move, each with its exact adjoint, and the
 * loop that applies them.
 */
@NullMarked
package io.metalearn4j.inner;

import org.jspecify.annotations.NullMarked;
