/** Loading of long frames and of public data sets, and a generator with known ground truth. */
@NullMarked
package io.metalearn4j.forecast.data;

import org.jspecify.annotations.NullMarked;
