/**
 * The engine on ND4J: the graph node by node on arrays of any floating data type and device,
 * float64 for what must be exact.
 *
 * <p>Arrays off the heap are closed as soon as they are replaced, so that memory does not wait for
 * the garbage collector.
 */
@NullMarked
package io.metalearn4j.engine.nd4j;

import org.jspecify.annotations.NullMarked;
