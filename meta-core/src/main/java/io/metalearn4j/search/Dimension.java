package io.metalearn4j.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The values that one hyperparameter may take. */
sealed interface Dimension {
  Object draw(RandomGenerator random);

  /** Returns at most so many values in order, the ends among them; of a choice, all. */
  List<Object> grid(int points);

  /** Numbers, uniform or uniform in their logarithm. */
  record Continuous(double low, double high, boolean logarithmic) implements Dimension {
    @Override
    public Object draw(RandomGenerator random) {
      return at(random.nextDouble());
    }

    @Override
    public List<Object> grid(int points) {
      List<Object> grid = new ArrayList<>();
      for (int i = 0; i < points; i++) {
        grid.add(at(i / (points - 1.0)));
      }
      return grid;
    }

    private double at(double fraction) {
      double value =
          logarithmic ? low * StrictMath.pow(high / low, fraction) : low + (high - low) * fraction;
      return Math.max(low, Math.min(high, value));
    }
  }

  /** Integers, uniform. */
  record Integers(int low, int high) implements Dimension {
    @Override
    public Object draw(RandomGenerator random) {
      return (int) random.nextLong(low, high + 1L);
    }

    @Override
    public List<Object> grid(int points) {
      Set<Object> grid = new LinkedHashSet<>();
      for (int i = 0; i < points; i++) {
        grid.add((int) Math.round(low + ((double) high - low) * i / (points - 1.0)));
      }
      return List.copyOf(grid);
    }
  }

  /** Names, uniform. */
  record Choice(List<String> names) implements Dimension {
    @Override
    public Object draw(RandomGenerator random) {
      return names.get(random.nextInt(names.size()));
    }

    @Override
    public List<Object> grid(int points) {
      return List.copyOf(names);
    }
  }
}
