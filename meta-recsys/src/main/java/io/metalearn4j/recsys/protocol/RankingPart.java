package io.metalearn4j.recsys.protocol;

import io.metalearn4j.recsys.ranking.RankingData;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * One part of a ranking protocol: what is trained on, and the tasks of a seed.
 *
 * @param setting what the part is called in reports: data set, protocol, part, k
 * @param training what every learner is fitted on; parts that share it share the fitted model
 * @param tasks the tasks that a seed draws
 */
public record RankingPart(
    Map<String, String> setting, RankingData training, LongFunction<List<RankingTask>> tasks) {}
