package io.metalearn4j.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Convolution and pooling against naive loops and differences. */
final class ImagesTest {
  private static final int ROWS = 2;

  /** Random images, kernel and bias, and what a naive loop makes of them. */
  private static final class Fixture {
    final int height;
    final int width;
    final int channels;
    final int outputs;
    final Window window;
    final SplittableRandom random;
    final Graph graph = new Graph();
    final double[] x;
    final double[] kernel;
    final double[] bias;

    Fixture(int height, int width, int channels, int outputs, Window window, long seed) {
      this.height = height;
      this.width = width;
      this.channels = channels;
      this.outputs = outputs;
      this.window = window;
      this.random = new SplittableRandom(seed);
      this.x = GradientCheck.random(random, ROWS * height * width * channels, -1, 1);
      int area = window.side() * window.side() * channels;
      this.kernel = GradientCheck.random(random, area * outputs, -1, 1);
      this.bias = GradientCheck.random(random, outputs, -1, 1);
    }

    Images images() {
      Shape shape = new Shape(Dim.ROWS, Dim.of(height * width * channels));
      return new Images(graph.input("x", shape), height, width, channels);
    }

    Node kernelNode() {
      return graph.input("kernel", Shape.of(window.side() * window.side() * channels, outputs));
    }

    Node biasNode() {
      return graph.input("bias", Shape.of(1, outputs));
    }

    Images convolution() {
      return images().convolution(window, kernelNode(), biasNode());
    }

    Map<String, double[]> values() {
      return Map.of("x", x, "kernel", kernel, "bias", bias);
    }

    double[] evaluate(Images images) {
      return new Interpreter(values(), (table, column) -> new int[0], axis -> ROWS)
          .evaluate(images.pixels());
    }

    double pixel(int row, int y, int x, int channel) {
      boolean isInside = y >= 0 && y < height && x >= 0 && x < width;
      return isInside ? this.x[((row * height + y) * width + x) * channels + channel] : 0;
    }

    double[] naiveConvolution(int lines, int places) {
      double[] out = new double[ROWS * lines * places * outputs];
      int side = window.side();
      for (int n = 0; n < out.length; n++) {
        int output = n % outputs;
        int place = n / outputs % places;
        int line = n / outputs / places % lines;
        int row = n / outputs / places / lines;
        out[n] = bias[output];
        for (int k = 0; k < side * side * channels; k++) {
          int channel = k % channels;
          int j = k / channels % side;
          int i = k / channels / side;
          out[n] +=
              kernel[k * outputs + output]
                  * pixel(
                      row,
                      line * window.stride() - window.padding() + i,
                      place * window.stride() - window.padding() + j,
                      channel);
        }
      }
      return out;
    }

    /** The numbers under each place of the window. */
    double[][] patches(int lines, int places) {
      double[][] patches = new double[ROWS * lines * places * channels][];
      for (int n = 0; n < patches.length; n++) {
        int channel = n % channels;
        int place = n / channels % places;
        int line = n / channels / places % lines;
        int row = n / channels / places / lines;
        int side = window.side();
        patches[n] = new double[side * side];
        for (int k = 0; k < side * side; k++) {
          patches[n][k] =
              pixel(
                  row,
                  line * window.stride() + k / side,
                  place * window.stride() + k % side,
                  channel);
        }
      }
      return patches;
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void convolutionIsThatOfNaiveLoops(
      @ForAll @IntRange(min = 3, max = 6) int height,
      @ForAll @IntRange(min = 3, max = 6) int width,
      @ForAll @IntRange(min = 1, max = 3) int channels,
      @ForAll @IntRange(min = 1, max = 3) int outputs,
      @ForAll @IntRange(min = 1, max = 3) int side,
      @ForAll @IntRange(min = 1, max = 3) int stride,
      @ForAll boolean isPadded,
      @ForAll long seed) {
    Window window = Window.of(side).stride(stride);
    Fixture fixture =
        new Fixture(height, width, channels, outputs, isPadded ? window.padded() : window, seed);
    Images result = fixture.convolution();
    assertArrayEquals(
        fixture.naiveConvolution(result.height(), result.width()), fixture.evaluate(result), 1e-12);
    assertEquals(outputs, result.channels());
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void poolingIsThatOfNaiveLoops(
      @ForAll @IntRange(min = 3, max = 6) int height,
      @ForAll @IntRange(min = 3, max = 6) int width,
      @ForAll @IntRange(min = 1, max = 3) int channels,
      @ForAll @IntRange(min = 1, max = 3) int side,
      @ForAll @IntRange(min = 1, max = 3) int stride,
      @ForAll long seed) {
    Window window = Window.of(side).stride(stride);
    Fixture fixture = new Fixture(height, width, channels, 1, window, seed);
    Images max = fixture.images().maxPool(window);
    double[][] patches = fixture.patches(max.height(), max.width());
    assertArrayEquals(
        Arrays.stream(patches)
            .mapToDouble(patch -> Arrays.stream(patch).max().getAsDouble())
            .toArray(),
        fixture.evaluate(max),
        1e-12);
    assertArrayEquals(
        Arrays.stream(patches)
            .mapToDouble(patch -> Arrays.stream(patch).average().getAsDouble())
            .toArray(),
        fixture.evaluate(fixture.images().averagePool(window)),
        1e-12);
  }

  @Test
  void derivativesAreThoseOfDifferences() {
    Fixture fixture = new Fixture(5, 4, 2, 3, Window.of(3).padded(), 5);
    Images convolved = fixture.convolution().map(Node::tanh);
    List<Node> inputs =
        List.of(fixture.images().pixels(), fixture.kernelNode(), fixture.biasNode());
    GradientCheck check =
        new GradientCheck(fixture.values(), (table, column) -> new int[0], axis -> ROWS);
    check.check(
        convolved.maxPool(Window.of(2).stride(2)).pixels().square().sum(), inputs, fixture.random);
    check.check(
        convolved.averagePool(Window.of(2)).pixels().square().sum(), inputs, fixture.random);
  }

  @Test
  void aPaddedWindowOfOddSideKeepsTheSize() {
    Images result = new Fixture(5, 4, 1, 2, Window.of(3).padded(), 1).convolution();
    assertEquals(5, result.height());
    assertEquals(4, result.width());
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    Fixture fixture = new Fixture(4, 4, 2, 3, Window.of(3), 1);
    Node pixels = fixture.images().pixels();
    assertMessage(
        "images of 4 x 4 pixels of 1 channels in [rows, 32]: the columns must be their product",
        () -> new Images(pixels, 4, 4, 1));
    assertMessage(
        "kernel has shape [18, 3], must have 8 rows",
        () -> fixture.images().convolution(Window.of(2), fixture.kernelNode(), fixture.biasNode()));
    assertMessage(
        "window of side 5 on an image side of 4 with padding 0: must fit in",
        () -> fixture.images().maxPool(Window.of(5)));
    assertEquals(
        "window padding of a pooling is 1, must be 0",
        assertThrows(
                IllegalArgumentException.class,
                () -> fixture.images().maxPool(Window.of(3).padded()))
            .getMessage());
    assertEquals(
        "window stride is 0, must be at least 1",
        assertThrows(IllegalArgumentException.class, () -> Window.of(3).stride(0)).getMessage());
  }

  private static void assertMessage(String message, Executable call) {
    assertEquals(message, assertThrows(ShapeException.class, call).getMessage());
  }
}
