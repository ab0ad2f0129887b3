/**
 * The engine in plain Java: float32 heap arrays, preallocated buffers, no native library.
 *
 * <p>A graph becomes a {@link io.metalearn4j.engine.jvm.Plan}: a list of instructions in three
 * stages (what depends on parameters alone, on data, on the direction of a Hessian-vector product).
 * A {@link io.metalearn4j.engine.jvm.Frame} binds a plan to arrays and runs it; it remembers the
 * activations of one point, so that the last stage can run again and again.
 */
@NullMarked
package io.metalearn4j.engine.jvm;

import org.jspecify.annotations.NullMarked;
