package io.metalearn4j.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
  private static final SearchSpace SPACE =
      SearchSpace.builder()
          .uniform("dropout", -0.5, 0.5)
          .logUniform("rate", 1e-6, 1)
          .integers("steps", Integer.MIN_VALUE, Integer.MAX_VALUE)
          .choice("activation", "relu")
          .build();

  @Property(tries = 300)
  void drawsWithinItsRanges(@ForAll long seed) {
    Setting setting = SPACE.draw(new SplittableRandom(seed));
    assertTrue(Math.abs(setting.number("dropout")) <= 0.5);
    assertTrue(setting.number("rate") >= 1e-6 && setting.number("rate") <= 1);
    assertEquals("relu", setting.choice("activation"));
    assertEquals(setting, SPACE.draw(new SplittableRandom(seed)));
  }

  @Test
  void drawsLogarithmsUniformly() {
    SplittableRandom random = new SplittableRandom(3);
    int below = 0;
    for (int i = 0; i < 10_000; i++) {
      below += SPACE.draw(random).number("rate") < 1e-3 ? 1 : 0;
    }
    assertEquals(5_000, below, 200); // 4 standard deviations
  }

  @Test
  void givesValuesByNameAndKind() {
    Setting setting = SPACE.draw(new SplittableRandom(3));
    assertThrows(NoSuchElementException.class, () -> setting.integer("rate"));
    assertThrows(NoSuchElementException.class, () -> setting.number("momentum"));
    assertThrows(NoSuchElementException.class, () -> setting.choice("rate"));
    assertEquals(
        Map.of("a", "1"), SearchSpace.builder().choice("a", "1").build().grid(2).get(0).texts());
  }

  @Test
  void refusesRangesThatAreNone() {
    SearchSpace.Builder builder = SearchSpace.builder().uniform("rate", 0, 1);
    assertThrows(IllegalArgumentException.class, () -> builder.uniform("rate", 0, 1));
    assertThrows(IllegalArgumentException.class, () -> builder.uniform("a", 1, 1));
    assertThrows(IllegalArgumentException.class, () -> builder.uniform("a", 0, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> builder.logUniform("a", 0, 1));
    assertThrows(IllegalArgumentException.class, () -> builder.integers("a", 2, 1));
    assertThrows(IllegalArgumentException.class, () -> builder.choice("a"));
  }
}
