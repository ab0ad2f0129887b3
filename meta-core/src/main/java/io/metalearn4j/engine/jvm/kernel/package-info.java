/**
 * The loops a compiled plan runs: products, elementwise functions, reductions and indexed copies on
 * heap {@code float[]} arrays, behind one interface.
 */
@NullMarked
package io.metalearn4j.engine.jvm.kernel;

import org.jspecify.annotations.NullMarked;
