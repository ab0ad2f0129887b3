/** Kernels over the Vector API; loaded only where {@code jdk.incubator.vector} is present. */
@NullMarked
package io.metalearn4j.engine.jvm.vector;

import org.jspecify.annotations.NullMarked;
