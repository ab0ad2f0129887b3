/** Outer optimizers and schedules: pure steps with explicit state. */
@NullMarked
package io.metalearn4j.optim;

import org.jspecify.annotations.NullMarked;
