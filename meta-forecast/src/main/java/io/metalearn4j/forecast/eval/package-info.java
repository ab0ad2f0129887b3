/** Protocols, measures of accuracy and paired comparisons over series. */
@NullMarked
package io.metalearn4j.forecast.eval;

import org.jspecify.annotations.NullMarked;
