package io.metalearn4j.graph;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Images in the rows of a node, for convolution and pooling: pixel by pixel from the top left along
 * the lines, all channels of a pixel side by side.
 *
 * <p>Made of {@link Node#pick}, {@link Node#reshape} and {@link Node#matmul}, so that all
 * derivatives are there. Immutable.
 *
 * @param pixels {@code [rows, height * width * channels]}
 * @param height number of lines
 * @param width pixels in a line
 * @param channels numbers in a pixel
 */
public record Images(Node pixels, int height, int width, int channels) {

  /**
   * Checks the numbers.
   *
   * @throws ShapeException if the columns are not that many
   */
  public Images {
    Dim columns = pixels.shape().columns();
    if (height < 1 || width < 1 || channels < 1 || !columns.isFixed()) {
      throw new ShapeException(
          "images of "
              + height
              + " x "
              + width
              + " pixels of "
              + channels
              + " channels in "
              + pixels.shape()
              + ": must be at least 1 each, in columns of fixed number");
    }
    if (columns.factor() != Math.multiplyExact(Math.multiplyExact(height, width), channels)) {
      throw new ShapeException(
          "images of "
              + height
              + " x "
              + width
              + " pixels of "
              + channels
              + " channels in "
              + pixels.shape()
              + ": the columns must be their product");
    }
  }

  /**
   * The convolution: each pixel of the result is {@code patch . kernel + bias}.
   *
   * @param kernel {@code [side * side * channels, new channels]}, its rows ordered as the pixels of
   *     an image of the window's size
   * @param bias {@code [1, new channels]}
   * @throws ShapeException if the kernel or the bias has another shape, or the window does not fit
   */
  public Images convolution(Window window, Node kernel, Node bias) {
    int area = window.side() * window.side() * channels;
    if (!kernel.shape().rows().equals(Dim.of(area))) {
      throw new ShapeException(
          "kernel has shape " + kernel.shape() + ", must have " + area + " rows");
    }
    int lines = window.places(height);
    int places = window.places(width);
    int outputs = kernel.shape().columns().factor();
    Dim rows = pixels.shape().rows();
    Node patches =
        pixels
            .pick(patches(window, lines, places))
            .reshape(new Shape(rows.times(lines * places), Dim.of(area)));
    Node result = patches.matmul(kernel).plus(bias);
    return new Images(
        result.reshape(new Shape(rows, Dim.of(lines * places * outputs))), lines, places, outputs);
  }

  private ColumnMap patches(Window window, int lines, int places) {
    int[] sources = new int[lines * places * window.side() * window.side() * channels];
    int next = 0;
    for (int line = 0; line < lines; line++) {
      for (int place = 0; place < places; place++) {
        for (int i = 0; i < window.side(); i++) {
          for (int j = 0; j < window.side(); j++) {
            for (int channel = 0; channel < channels; channel++) {
              sources[next++] = source(window, line, place, i, j, channel);
            }
          }
        }
      }
    }
    return ColumnMap.of(sources);
  }

  /** The column of one number of a patch, or -1 in the padding. */
  private int source(Window window, int line, int place, int i, int j, int channel) {
    int y = line * window.stride() - window.padding() + i;
    int x = place * window.stride() - window.padding() + j;
    boolean isInside = y >= 0 && y < height && x >= 0 && x < width;
    return isInside ? (y * width + x) * channels + channel : -1;
  }

  /**
   * The greatest number of each channel within each place of the window.
   *
   * @throws IllegalArgumentException if the window is padded
   */
  public Images maxPool(Window window) {
    return pool(window, Node::maximum);
  }

  /**
   * The mean of each channel within each place of the window.
   *
   * @throws IllegalArgumentException if the window is padded
   */
  public Images averagePool(Window window) {
    int area = window.side() * window.side();
    return pool(window, Node::plus).map(sum -> sum.dividedBy(area));
  }

  private Images pool(Window window, BinaryOperator<Node> fold) {
    if (window.padding() > 0) {
      throw new IllegalArgumentException(
          "window padding of a pooling is " + window.padding() + ", must be 0");
    }
    int lines = window.places(height);
    int places = window.places(width);
    Node folded = null;
    for (int i = 0; i < window.side(); i++) {
      for (int j = 0; j < window.side(); j++) {
        Node corner = pixels.pick(corner(window, lines, places, i, j));
        folded = folded == null ? corner : fold.apply(folded, corner);
      }
    }
    return new Images(folded == null ? pixels : folded, lines, places, channels);
  }

  /** For each place of the window its pixel in line i, column j. */
  private ColumnMap corner(Window window, int lines, int places, int i, int j) {
    int[] sources = new int[lines * places * channels];
    int next = 0;
    for (int line = 0; line < lines; line++) {
      for (int place = 0; place < places; place++) {
        for (int channel = 0; channel < channels; channel++) {
          sources[next++] = source(window, line, place, i, j, channel);
        }
      }
    }
    return ColumnMap.of(sources);
  }

  /** The same images with a function of each number, such as an activation. */
  public Images map(UnaryOperator<Node> function) {
    return new Images(function.apply(pixels), height, width, channels);
  }
}
