package io.metalearn4j.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuccessiveHalvingTest extends SearchContract {
  @Override
  Search search(long seed) {
    return SuccessiveHalving.of(40, 10).seed(seed);
  }

  @Test
  void trainsFewerSettingsLonger() {
    SearchResult result =
        SuccessiveHalving.of(9, 2)
            .minimise(SPACE, folds(), trial -> trial.setting().number("rate"));
    List<Integer> budgets = result.candidates().stream().map(Candidate::budget).toList();
    assertEquals(List.of(2, 2, 2, 2, 2, 2, 2, 2, 2, 6, 6, 6, 18), budgets);
    double least =
        result.candidates().stream()
            .mapToDouble(c -> c.setting().number("rate"))
            .min()
            .orElseThrow();
    assertEquals(least, result.best().setting().number("rate"));
    assertEquals(18, result.best().budget());
  }

  @Test
  void choosesByTheLargestBudgetAlone() {
    SearchResult result = SuccessiveHalving.of(4, 1).eta(2).minimise(SPACE, folds(), Trial::budget);
    assertEquals(4, result.best().budget());
    assertEquals(4, result.best().meanLoss());
  }

  @Test
  void refusesWhatIsNoHalving() {
    assertThrows(IllegalArgumentException.class, () -> SuccessiveHalving.of(0, 1));
    assertThrows(IllegalArgumentException.class, () -> SuccessiveHalving.of(1, 0));
    assertThrows(IllegalArgumentException.class, () -> SuccessiveHalving.of(1, 1).eta(1));
  }
}
