/** Order quantities from demand distributions, and a simulator that prices them. */
@NullMarked
package io.metalearn4j.forecast.stock;

import org.jspecify.annotations.NullMarked;
