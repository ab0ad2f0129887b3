/** JMH benchmarks. */
@NullMarked
package io.metalearn4j.benchmarks;

import org.jspecify.annotations.NullMarked;
