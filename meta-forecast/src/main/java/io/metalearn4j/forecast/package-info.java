/** SKU demand forecasting: a new or sparse SKU from a few periods. */
@NullMarked
package io.metalearn4j.forecast;

import org.jspecify.annotations.NullMarked;
