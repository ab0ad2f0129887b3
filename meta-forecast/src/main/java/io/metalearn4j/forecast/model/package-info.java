/**
 * Forecasters that learn from many series before they see a new one.
 *
 * <p>{@link io.metalearn4j.forecast.model.DemandModel} is the one to use; it holds a prior over
 * laws of demand, the effects of covariates, and pooled members of which one is a network. {@link
 * io.metalearn4j.forecast.model.DemandNetwork} is that network alone, pooled or meta-trained.
 * {@link io.metalearn4j.forecast.model.Baselines} and {@link
 * io.metalearn4j.forecast.model.Ablations} are for comparison.
 */
@NullMarked
package io.metalearn4j.forecast.model;

import org.jspecify.annotations.NullMarked;
