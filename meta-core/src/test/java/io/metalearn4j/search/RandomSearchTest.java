package io.metalearn4j.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RandomSearchTest extends SearchContract {
  @Override
  Search search(long seed) {
    return RandomSearch.of(40, 10).seed(seed);
  }

  @Test
  void addsToASmallerSearch() {
    SearchResult few = RandomSearch.of(5, 1).minimise(SPACE, folds(), trial -> 1);
    SearchResult many = RandomSearch.of(9, 1).minimise(SPACE, folds(), trial -> 1);
    assertEquals(few.candidates(), many.candidates().subList(0, 5));
    assertEquals(9, settings(many).size());
  }

  @Test
  void refusesNoSettings() {
    assertThrows(IllegalArgumentException.class, () -> RandomSearch.of(0, 10));
    assertThrows(IllegalArgumentException.class, () -> RandomSearch.of(1, 0));
  }
}
