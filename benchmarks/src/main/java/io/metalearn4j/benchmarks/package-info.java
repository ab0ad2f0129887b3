/**
 * Benchmarks: JMH classes for each layer, from kernels to whole iterations, and {@link
 * io.metalearn4j.benchmarks.Compare}, which runs this library and its Python rivals in turn on the
 * same tasks.
 */
@NullMarked
package io.metalearn4j.benchmarks;

import org.jspecify.annotations.NullMarked;
