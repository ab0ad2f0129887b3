package io.metalearn4j.inner;

/** Checks of the numbers that rules are made of. */
final class Rates {
  private Rates() {}

  static void require(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " is " + value + ", must be finite and at least 0");
    }
  }

  static void requirePositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " is " + value + ", must be finite and above 0");
    }
  }

  static void requireBelowOne(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + " is " + value + ", must be at least 0 and below 1");
    }
  }
}
