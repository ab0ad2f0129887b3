package io.metalearn4j.search;

/** Checks of the arguments of searches. */
final class Arguments {
  private Arguments() {}

  static int atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " = " + value + ", must be at least " + least);
    }
    return value;
  }
}
