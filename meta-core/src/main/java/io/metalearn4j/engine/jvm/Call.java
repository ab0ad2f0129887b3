package io.metalearn4j.engine.jvm;

import io.metalearn4j.engine.jvm.Instruction.Kind;
import io.metalearn4j.engine.jvm.kernel.Binary;
import io.metalearn4j.engine.jvm.kernel.Kernels;
import io.metalearn4j.engine.jvm.kernel.Unary;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An instruction with its arrays, offsets and sizes resolved, ready to run. Fields are written by
 * {@link Frame} when rows or arrays change, never while running.
 *
 * <p>What {@code m}, {@code k} and {@code n} mean is up to the kind; see {@link #run}.
 */
final class Call {
  final Kind kind;
  final @Nullable Unary unary;
  final @Nullable Binary binary;
  float[] a = new float[0];
  float[] b = new float[0];
  float @Nullable [] init;
  float[] c = new float[0];
  int[] indices = new int[0];
  double[] scratch = new double[0];
  int aOffset;
  int bOffset;
  int initOffset;
  int cOffset;
  int initStride;
  int m;
  int k;
  int n;
  int shift;
  boolean aIsRow;
  boolean aIsColumn;
  Part[] parts = new Part[0];

  /** One of the matrices that a concatenation puts side by side. */
  static final class Part {
    float[] array = new float[0];
    int offset;
    int width;
  }

  Call(Instruction instruction) {
    this.kind = instruction.kind();
    this.unary = instruction.unary();
    this.binary = instruction.binary();
    if (kind == Kind.PICK || kind == Kind.SPREAD) {
      this.indices = instruction.result().map().toArray();
    }
    if (kind == Kind.CONCAT) {
      this.parts =
          Stream.generate(Part::new).limit(instruction.operands().size()).toArray(Part[]::new);
    }
    if (kind == Kind.INVERSE) {
      int side = instruction.result().shape().rows().factor();
      this.scratch = new double[side * side];
    }
  }

  void run(Kernels kernels) {
    switch (kind) {
      case MULTIPLY ->
          kernels.multiply(
              m, k, n, a, aOffset, k, 1, b, bOffset, init, initOffset, initStride, c, cOffset);
      case MULTIPLY_TRANSPOSED ->
          kernels.multiply(
              m, k, n, a, aOffset, 1, m, b, bOffset, init, initOffset, initStride, c, cOffset);
      case MULTIPLY_VECTOR ->
          kernels.multiplyVector(
              m, k, a, aOffset, b, bOffset, init, initOffset, initStride, c, cOffset);
      case MULTIPLY_VECTOR_TRANSPOSED ->
          kernels.multiply(1, k, m, b, bOffset, k, 1, a, aOffset, init, initOffset, m, c, cOffset);
      case TRANSPOSE -> kernels.transpose(m, n, a, aOffset, c, cOffset);
      case UNARY -> kernels.unary(Objects.requireNonNull(unary), n, a, aOffset, c, cOffset);
      case POLYGAMMA -> kernels.polygamma(shift, n, a, aOffset, c, cOffset);
      case BINARY ->
          kernels.binary(Objects.requireNonNull(binary), n, a, aOffset, b, bOffset, c, cOffset);
      case BINARY_SCALAR ->
          kernels.binaryScalar(
              Objects.requireNonNull(binary), n, a, aOffset, b[bOffset], c, cOffset);
      case BINARY_ROW ->
          kernels.binaryRow(
              Objects.requireNonNull(binary), m, n, a, aOffset, b, bOffset, c, cOffset);
      case BINARY_COLUMN ->
          kernels.binaryColumn(
              Objects.requireNonNull(binary), m, n, a, aOffset, b, bOffset, c, cOffset);
      case SUM -> c[cOffset] = kernels.sum(m * n, a, aOffset);
      case SUM_ROWS -> kernels.sumRows(m, n, a, aOffset, c, cOffset);
      case SUM_COLUMNS -> kernels.sumColumns(m, n, a, aOffset, c, cOffset);
      case ROW_MAX -> kernels.maxColumns(m, n, a, aOffset, c, cOffset);
      case BROADCAST -> broadcast();
      case GATHER -> kernels.gatherRows(m, n, a, aOffset, indices, 0, c, cOffset);
      case SCATTER -> {
        Arrays.fill(c, cOffset, cOffset + k * n, 0f);
        kernels.scatterAddRows(m, n, a, aOffset, indices, 0, c, cOffset);
      }
      case CONCAT -> concat();
      case SLICE -> copyColumns(a, aOffset + shift, k, c, cOffset, n, n);
      case PAD -> {
        Arrays.fill(c, cOffset, cOffset + m * k, 0f);
        copyColumns(a, aOffset, n, c, cOffset + shift, n, k);
      }
      case PICK -> kernels.gatherColumns(m, k, a, aOffset, indices, c, cOffset);
      case SPREAD -> kernels.scatterAddColumns(m, k, a, aOffset, indices, c, cOffset);
      case INVERSE -> SymmetricInverse.invert(n, a, aOffset, c, cOffset, scratch);
      case COPY -> System.arraycopy(a, aOffset, c, cOffset, n);
    }
  }

  private void broadcast() {
    for (int i = 0; i < m; i++) {
      int to = cOffset + i * n;
      int from = aOffset + (aIsRow ? 0 : i * (aIsColumn ? 1 : n));
      if (aIsColumn) {
        Arrays.fill(c, to, to + n, a[from]);
      } else {
        System.arraycopy(a, from, c, to, n);
      }
    }
  }

  private void concat() {
    int column = 0;
    for (Part part : parts) {
      copyColumns(part.array, part.offset, part.width, c, cOffset + column, part.width, n);
      column += part.width;
    }
  }

  /** Copies {@code width} columns of each row. */
  private void copyColumns(
      float[] from,
      int fromOffset,
      int fromStride,
      float[] to,
      int toOffset,
      int width,
      int toStride) {
    for (int i = 0; i < m; i++) {
      System.arraycopy(from, fromOffset + i * fromStride, to, toOffset + i * toStride, width);
    }
  }
}
