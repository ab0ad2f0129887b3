/**
 * Order quantities from demand distributions, and a simulator that prices them.
 *
 * <p>{@link io.metalearn4j.forecast.stock.Newsvendor} orders for one period, {@link
 * io.metalearn4j.forecast.stock.StockPolicy} again and again: up to a level, or a fixed quantity at
 * a {@link io.metalearn4j.forecast.stock.ReorderPoint}. {@link
 * io.metalearn4j.forecast.stock.StockModel} learns the level from many series. {@link
 * io.metalearn4j.forecast.stock.StockSimulator} replays a policy, {@link
 * io.metalearn4j.forecast.stock.StockStudy} compares several.
 */
@NullMarked
package io.metalearn4j.forecast.stock;

import org.jspecify.annotations.NullMarked;
