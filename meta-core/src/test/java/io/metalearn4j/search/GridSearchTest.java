package io.metalearn4j.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class GridSearchTest extends SearchContract {
  @Override
  Search search(long seed) {
    return GridSearch.of(3, 10).seed(seed);
  }

  @Test
  void triesEveryCombinationInOrder() {
    SearchSpace space =
        SearchSpace.builder()
            .logUniform("rate", 0.01, 1)
            .integers("steps", 1, 2)
            .choice("activation", "relu", "tanh")
            .build();
    SearchResult result = GridSearch.of(3, 10).minimise(space, folds(), trial -> 1);
    assertEquals(12, settings(result).size());
    List<String> texts = result.candidates().stream().map(c -> c.setting().toString()).toList();
    assertEquals("{rate=0.01, steps=1, activation=relu}", texts.get(0));
    assertEquals("{rate=0.01, steps=1, activation=tanh}", texts.get(1));
    assertEquals("{rate=1.0, steps=2, activation=tanh}", texts.get(11));
    assertEquals(0.1, result.candidates().get(4).setting().number("rate"), 1e-15);
    assertEquals(result.candidates().get(0), result.best(), "the first of equals");
  }

  @Test
  void refusesLessThanTheEnds() {
    assertThrows(IllegalArgumentException.class, () -> GridSearch.of(1, 10));
    assertThrows(IllegalArgumentException.class, () -> GridSearch.of(2, 0));
  }
}
