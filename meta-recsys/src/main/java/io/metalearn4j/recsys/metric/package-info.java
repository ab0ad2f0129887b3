/** Metrics of ratings and rankings, their intervals and paired comparisons. */
@NullMarked
package io.metalearn4j.recsys.metric;

import org.jspecify.annotations.NullMarked;
