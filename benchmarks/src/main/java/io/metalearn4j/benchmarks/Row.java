package io.metalearn4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One row of the comparison.
 *
 * @param isAdaptation whether one adaptation of five steps with its prediction is measured, and not
 *     an iteration of training
 */
record Row(Work work, Algorithm algorithm, int steps, int threads, boolean isAdaptation) {

  /** All rows. */
  static List<Row> all() {
    List<Row> rows = new ArrayList<>();
    for (int threads : new int[] {2, 1}) {
      for (int steps : new int[] {1, 5}) {
        for (Algorithm algorithm :
            new Algorithm[] {Algorithm.MAML, Algorithm.FOMAML, Algorithm.REPTILE}) {
          rows.add(new Row(Work.SINUSOID, algorithm, steps, threads, false));
        }
      }
    }
    rows.add(new Row(Work.SINUSOID, Algorithm.FOMAML, 5, 1, true));
    rows.add(new Row(Work.CLASSIFIER, Algorithm.MAML, 1, 2, false));
    rows.add(new Row(Work.CLASSIFIER, Algorithm.MAML, 5, 2, false));
    return rows;
  }

  String name() {
    return isAdaptation
        ? "adapt"
        : "%s %s %d, threads %d"
            .formatted(work, algorithm, steps, threads)
            .toLowerCase(Locale.ROOT);
  }

  /** The start of the keys of the figures in the line of JSON that a system prints. */
  String key() {
    return isAdaptation ? "adapt_us_" : "iter_ms_";
  }

  String unit() {
    return isAdaptation ? "us" : "ms";
  }
}
