package io.metalearn4j.recsys.protocol;

import io.metalearn4j.recsys.rating.RatingData;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * One part of a rating protocol: what is trained on, and the tasks of a seed.
 *
 * @param setting what the part is called in reports: data set, protocol, part
 * @param training what every learner is fitted on
 * @param tasks the tasks that a seed draws
 */
public record RatingPart(
    Map<String, String> setting, RatingData training, LongFunction<List<RatingTask>> tasks) {
  /**
   * The same part with {@code k} ratings shown of every user who has at least {@code fewest} to
   * show.
   */
  public RatingPart withSupport(int k, int fewest) {
    return new RatingPart(
        setting,
        training,
        seed ->
            tasks.apply(seed).stream()
                .filter(t -> t.support().size() >= fewest)
                .map(t -> t.withSupport(k))
                .toList());
  }
}
