/** Classical forecasters of one series, after their papers. */
@NullMarked
package io.metalearn4j.forecast.classic;

import org.jspecify.annotations.NullMarked;
