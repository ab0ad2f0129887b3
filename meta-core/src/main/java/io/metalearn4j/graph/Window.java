package io.metalearn4j.graph;

/**
 * The square window that a convolution or a pooling moves over images.
 *
 * @param side its height and width, at least 1
 * @param stride how far it moves at a time, at least 1
 * @param padding zeros around the image, from 0 to {@code side - 1}
 */
public record Window(int side, int stride, int padding) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public Window {
    requireAtLeastOne("window side", side);
    requireAtLeastOne("window stride", stride);
    if (padding < 0 || padding >= side) {
      throw new IllegalArgumentException(
          "window padding is " + padding + ", must be from 0 to " + (side - 1));
    }
  }

  /** A window that moves by 1, without padding. */
  public static Window of(int side) {
    return new Window(side, 1, 0);
  }

  /** The same with another stride. */
  public Window stride(int other) {
    return new Window(side, other, padding);
  }

  /**
   * The same with zeros around the image: with an odd side and stride 1 the image keeps its size.
   */
  public Window padded() {
    return new Window(side, stride, side / 2);
  }

  private static void requireAtLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", must be at least 1");
    }
  }

  /** How many places it has along a side of an image. */
  int places(int size) {
    if (side > size + 2 * padding) {
      throw new ShapeException(
          "window of side "
              + side
              + " on an image side of "
              + size
              + " with padding "
              + padding
              + ": must fit in");
    }
    return (size + 2 * padding - side) / stride + 1;
  }
}
