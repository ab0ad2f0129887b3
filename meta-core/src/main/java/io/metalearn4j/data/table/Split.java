package io.metalearn4j.data.table;

/**
 * Data in three parts: to train on, to choose by, and to report on.
 *
 * @param <P> the type of a part
 * @param train what is learned from, and the only part that anything may be fitted to
 * @param validation what decides between models and when to stop
 * @param test what the results are reported on
 */
public record Split<P>(P train, P validation, P test) {}
