package io.metalearn4j.recsys.protocol;

import io.metalearn4j.recsys.data.SparseRows;

/**
 * One question to a ranking: a few positives are shown, which others did the user take?
 *
 * @param user index of the user, who pairs tasks across learners
 * @param features the user's features
 * @param support items shown
 * @param query items asked for, disjoint from the support
 */
@SuppressWarnings("ArrayRecordComponent") // a value passed to hot loops, never compared
public record RankingTask(int user, SparseRows.Row features, int[] support, int[] query) {}
