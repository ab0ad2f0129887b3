/**
 * Engines: they compile a learner's graph and evaluate its loss, gradient and Hessian-vector
 * product for one task at a time.
 *
 * <p>The <b>jvm</b> engine runs in float32 on heap arrays and needs no native library; the
 * <b>nd4j</b> engine runs the same graph on any ND4J data type and device, and is the float64
 * oracle of the tests.
 */
@NullMarked
package io.metalearn4j.engine;

import org.jspecify.annotations.NullMarked;
