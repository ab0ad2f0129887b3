/** Forecasters that learn from many series before they see a new one. */
@NullMarked
package io.metalearn4j.forecast.model;

import org.jspecify.annotations.NullMarked;
