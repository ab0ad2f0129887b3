package io.metalearn4j.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.data.Examples;
import io.metalearn4j.data.Task;
import io.metalearn4j.data.table.Fold;
import io.metalearn4j.data.table.Splits;
import io.metalearn4j.eval.Measurement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every search must do. */
abstract class SearchContract {
  static final SearchSpace SPACE =
      SearchSpace.builder()
          .logUniform("rate", 1e-3, 1)
          .integers("steps", 1, 5)
          .choice("activation", "relu", "tanh")
          .build();

  /** Returns the search with the given seed. */
  abstract Search search(long seed);

  static List<Fold> folds() {
    Examples one = Examples.of(new float[] {1}, new float[] {1});
    List<Task> tasks =
        IntStream.range(0, 12).mapToObj(i -> new Task("t" + i, "e" + i / 2, one, one)).toList();
    return Splits.folds(tasks, 3, 5);
  }

  /** Returns a loss whose least value is at rate 0.03, steps 3, tanh. */
  private static double loss(Trial trial) {
    Setting setting = trial.setting();
    return Math.abs(Math.log(setting.number("rate") / 0.03))
        + Math.abs(setting.integer("steps") - 3)
        + (setting.choice("activation").equals("tanh") ? 0 : 1)
        + 0.001 * trial.seed();
  }

  @Test
  void findsTheLeastLossOfWhatItTried() {
    SearchResult result = search(7).minimise(SPACE, folds(), SearchContract::loss);
    for (Candidate candidate : result.candidates()) {
      if (candidate.budget() == result.best().budget()) {
        assertTrue(result.best().meanLoss() <= candidate.meanLoss());
      }
    }
    assertTrue(result.best().meanLoss() < 2, result.best()::toString);
  }

  @Test
  void repeatsItselfWithTheSameSeed() {
    SearchResult first = search(7).minimise(SPACE, folds(), SearchContract::loss);
    assertEquals(first, search(7).minimise(SPACE, folds(), SearchContract::loss));
    assertNotEquals(first, search(8).minimise(SPACE, folds(), SearchContract::loss));
  }

  @Test
  void measuresEverySettingOnEveryFoldWithTheSameSeeds() {
    List<Trial> trials = new ArrayList<>();
    List<Fold> folds = folds();
    SearchResult result =
        search(7)
            .minimise(
                SPACE,
                folds,
                trial -> {
                  trials.add(trial);
                  return loss(trial);
                });
    assertEquals(3 * result.candidates().size(), trials.size());
    for (int i = 0; i < trials.size(); i++) {
      Fold fold = folds.get(i % 3);
      assertEquals(fold.train(), trials.get(i).train());
      assertEquals(fold.validation(), trials.get(i).validation());
      assertEquals(7 + i % 3, trials.get(i).seed());
    }
  }

  @Test
  void passesOverSettingsThatDiverge() {
    SearchResult result =
        search(7)
            .minimise(
                SPACE,
                folds(),
                trial -> trial.setting().integer("steps") > 3 ? Double.NaN : loss(trial));
    assertTrue(result.best().setting().integer("steps") <= 3);
    assertTrue(result.candidates().stream().anyMatch(c -> Double.isInfinite(c.meanLoss())));
    assertThrows(
        NoFiniteLossException.class,
        () -> search(7).minimise(SPACE, folds(), trial -> Double.POSITIVE_INFINITY));
  }

  @Test
  void reportsEveryCandidate() {
    SearchResult result = search(7).minimise(SPACE, folds(), SearchContract::loss);
    List<Measurement> measurements = result.measurements("tuning");
    assertEquals(result.candidates().size(), measurements.size());
    Measurement first = measurements.get(0);
    assertEquals(
        List.of("rate", "steps", "activation", "budget"), List.copyOf(first.setting().keySet()));
    assertEquals(result.candidates().get(0).meanLoss(), first.value());
    assertEquals(0.002, first.high() - first.low(), 1e-12);
    assertEquals(3, first.n());
  }

  @Test
  void refusesNoFolds() {
    assertThrows(
        IllegalArgumentException.class,
        () -> search(7).minimise(SPACE, List.of(), SearchContract::loss));
  }

  static Set<Setting> settings(SearchResult result) {
    Set<Setting> settings = new HashSet<>();
    result.candidates().forEach(candidate -> settings.add(candidate.setting()));
    return settings;
  }
}
