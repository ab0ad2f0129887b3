/**
 * SKU demand forecasting: a new or sparse SKU from a few periods.
 *
 * <p>{@link io.metalearn4j.forecast.data.LongFrame} reads {@link
 * io.metalearn4j.forecast.DemandSeries}; {@link io.metalearn4j.forecast.model.DemandModel} learns
 * from many of them, adapts to one SKU and gives {@link io.metalearn4j.forecast.QuantileForecast}s;
 * {@link io.metalearn4j.forecast.stock.StockModel} and its package decide how much to order.
 * Whether that is better than what is in use, {@link io.metalearn4j.forecast.eval.NewSkuProtocol}
 * tells on one's own series, beside {@link io.metalearn4j.forecast.model.Baselines} and every other
 * {@link io.metalearn4j.forecast.DemandMethod}.
 */
@NullMarked
package io.metalearn4j.forecast;

import org.jspecify.annotations.NullMarked;
