package io.metalearn4j.engine;

import io.metalearn4j.data.Examples;
import org.jspecify.annotations.Nullable;

/**
 * Predicts rows whose features stay the same while tasks change, such as the items of a catalogue.
 * Not thread-safe; each thread has its own.
 *
 * @see Program#cataloguePredictors
 */
public interface CataloguePredictor {

  /**
   * The learner's output.
   *
   * @param adapted the task's parameters; not modified
   * @param support what they were adapted to, or null
   * @param rows the rows whose features the predictor was made for; their ids may be others
   * @return {@code [rows, outputs]} in row-major order, a new array
   * @throws io.metalearn4j.data.InvalidExamplesException if an id is beyond its table
   */
  float[] predict(TaskParameters adapted, @Nullable Examples support, Examples rows);
}
