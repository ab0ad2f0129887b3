package io.metalearn4j.engine.jvm.vector;

import static io.metalearn4j.engine.jvm.vector.Lanes.L;
import static io.metalearn4j.engine.jvm.vector.Lanes.broadcast;
import static io.metalearn4j.engine.jvm.vector.Lanes.load;

import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * Tiles of {@code C = init + A B}: a few rows and vectors of columns, summed over all k in
 * registers. Written by {@code TilesGenerator}; do not edit.
 *
 * <p>The arguments are those of {@code ProductKernels.multiply} with each offset at the tile's
 * corner; {@code last} is where the tile's last vector begins, so that it may overlap the one
 * before it.
 */
final class Tiles {
  private Tiles() {}

  static void run(
      int rows,
      int vectors,
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    switch (5 * rows + vectors) {
      case 6 -> tile1x1(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 7 -> tile1x2(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 8 -> tile1x3(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 9 -> tile1x4(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 11 ->
          tile2x1(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 12 ->
          tile2x2(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 13 ->
          tile2x3(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 14 ->
          tile2x4(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 16 ->
          tile3x1(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 17 ->
          tile3x2(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 18 ->
          tile3x3(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 19 ->
          tile3x4(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 21 ->
          tile4x1(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 22 ->
          tile4x2(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 23 ->
          tile4x3(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 24 ->
          tile4x4(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 26 ->
          tile5x1(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 27 ->
          tile5x2(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 28 ->
          tile5x3(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 29 ->
          tile5x4(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 31 ->
          tile6x1(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 32 ->
          tile6x2(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 33 ->
          tile6x3(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      case 34 ->
          tile6x4(k, n, last, a, p, rowStride, columnStride, b, q, init, s, initStride, c, r);
      default ->
          throw new IllegalArgumentException(
              "no tile of " + rows + " rows and " + vectors + " vectors");
    }
  }

  private static void tile1x1(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    FloatVector c00 = broadcast(0f);
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
    }
    c00.intoArray(c, r);
  }

  private static void tile1x2(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    FloatVector c00 = broadcast(0f);
    FloatVector c01 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + last);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c01 = c01.add(load(init, s + last));
    }
    c00.intoArray(c, r);
    c01.intoArray(c, r + last);
  }

  private static void tile1x3(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    FloatVector c00 = broadcast(0f);
    FloatVector c01 = c00;
    FloatVector c02 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + L);
      FloatVector b2 = load(b, row + last);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c01 = c01.add(load(init, s + L));
      c02 = c02.add(load(init, s + last));
    }
    c00.intoArray(c, r);
    c01.intoArray(c, r + L);
    c02.intoArray(c, r + last);
  }

  private static void tile1x4(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    FloatVector c00 = broadcast(0f);
    FloatVector c01 = c00;
    FloatVector c02 = c00;
    FloatVector c03 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + L);
      FloatVector b2 = load(b, row + 2 * L);
      FloatVector b3 = load(b, row + last);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      c03 = x.fma(b3, c03);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c01 = c01.add(load(init, s + L));
      c02 = c02.add(load(init, s + 2 * L));
      c03 = c03.add(load(init, s + last));
    }
    c00.intoArray(c, r);
    c01.intoArray(c, r + L);
    c02.intoArray(c, r + 2 * L);
    c03.intoArray(c, r + last);
  }

  private static void tile2x1(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    int p1 = p + rowStride;
    FloatVector c00 = broadcast(0f);
    FloatVector c10 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      x = broadcast(a[p1 + d]);
      c10 = x.fma(b0, c10);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c10 = c10.add(load(init, s + initStride));
    }
    c00.intoArray(c, r);
    c10.intoArray(c, r + n);
  }

  private static void tile2x2(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    int p1 = p + rowStride;
    FloatVector c00 = broadcast(0f);
    FloatVector c01 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + last);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = broadcast(a[p1 + d]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c01 = c01.add(load(init, s + last));
      c10 = c10.add(load(init, s + initStride));
      c11 = c11.add(load(init, s + initStride + last));
    }
    c00.intoArray(c, r);
    c01.intoArray(c, r + last);
    c10.intoArray(c, r + n);
    c11.intoArray(c, r + n + last);
  }

  private static void tile2x3(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    int p1 = p + rowStride;
    FloatVector c00 = broadcast(0f);
    FloatVector c01 = c00;
    FloatVector c02 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c12 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + L);
      FloatVector b2 = load(b, row + last);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      x = broadcast(a[p1 + d]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      c12 = x.fma(b2, c12);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c01 = c01.add(load(init, s + L));
      c02 = c02.add(load(init, s + last));
      c10 = c10.add(load(init, s + initStride));
      c11 = c11.add(load(init, s + initStride + L));
      c12 = c12.add(load(init, s + initStride + last));
    }
    c00.intoArray(c, r);
    c01.intoArray(c, r + L);
    c02.intoArray(c, r + last);
    c10.intoArray(c, r + n);
    c11.intoArray(c, r + n + L);
    c12.intoArray(c, r + n + last);
  }

  private static void tile2x4(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    int p1 = p + rowStride;
    FloatVector c00 = broadcast(0f);
    FloatVector c01 = c00;
    FloatVector c02 = c00;
    FloatVector c03 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c12 = c00;
    FloatVector c13 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + L);
      FloatVector b2 = load(b, row + 2 * L);
      FloatVector b3 = load(b, row + last);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      c03 = x.fma(b3, c03);
      x = broadcast(a[p1 + d]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      c12 = x.fma(b2, c12);
      c13 = x.fma(b3, c13);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c01 = c01.add(load(init, s + L));
      c02 = c02.add(load(init, s + 2 * L));
      c03 = c03.add(load(init, s + last));
      c10 = c10.add(load(init, s + initStride));
      c11 = c11.add(load(init, s + initStride + L));
      c12 = c12.add(load(init, s + initStride + 2 * L));
      c13 = c13.add(load(init, s + initStride + last));
    }
    c00.intoArray(c, r);
    c01.intoArray(c, r + L);
    c02.intoArray(c, r + 2 * L);
    c03.intoArray(c, r + last);
    c10.intoArray(c, r + n);
    c11.intoArray(c, r + n + L);
    c12.intoArray(c, r + n + 2 * L);
    c13.intoArray(c, r + n + last);
  }

  private static void tile3x1(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    int p1 = p + rowStride;
    int p2 = p + 2 * rowStride;
    FloatVector c00 = broadcast(0f);
    FloatVector c10 = c00;
    FloatVector c20 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      x = broadcast(a[p1 + d]);
      c10 = x.fma(b0, c10);
      x = broadcast(a[p2 + d]);
      c20 = x.fma(b0, c20);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c10 = c10.add(load(init, s + initStride));
      c20 = c20.add(load(init, s + 2 * initStride));
    }
    c00.intoArray(c, r);
    c10.intoArray(c, r + n);
    c20.intoArray(c, r + 2 * n);
  }

  private static void tile3x2(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    int p1 = p + rowStride;
    int p2 = p + 2 * rowStride;
    FloatVector c00 = broadcast(0f);
    FloatVector c01 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + last);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = broadcast(a[p1 + d]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = broadcast(a[p2 + d]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c01 = c01.add(load(init, s + last));
      c10 = c10.add(load(init, s + initStride));
      c11 = c11.add(load(init, s + initStride + last));
      c20 = c20.add(load(init, s + 2 * initStride));
      c21 = c21.add(load(init, s + 2 * initStride + last));
    }
    c00.intoArray(c, r);
    c01.intoArray(c, r + last);
    c10.intoArray(c, r + n);
    c11.intoArray(c, r + n + last);
    c20.intoArray(c, r + 2 * n);
    c21.intoArray(c, r + 2 * n + last);
  }

  private static void tile3x3(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    int p1 = p + rowStride;
    int p2 = p + 2 * rowStride;
    FloatVector c00 = broadcast(0f);
    FloatVector c01 = c00;
    FloatVector c02 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c12 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c22 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + L);
      FloatVector b2 = load(b, row + last);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      x = broadcast(a[p1 + d]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      c12 = x.fma(b2, c12);
      x = broadcast(a[p2 + d]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      c22 = x.fma(b2, c22);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c01 = c01.add(load(init, s + L));
      c02 = c02.add(load(init, s + last));
      c10 = c10.add(load(init, s + initStride));
      c11 = c11.add(load(init, s + initStride + L));
      c12 = c12.add(load(init, s + initStride + last));
      c20 = c20.add(load(init, s + 2 * initStride));
      c21 = c21.add(load(init, s + 2 * initStride + L));
      c22 = c22.add(load(init, s + 2 * initStride + last));
    }
    c00.intoArray(c, r);
    c01.intoArray(c, r + L);
    c02.intoArray(c, r + last);
    c10.intoArray(c, r + n);
    c11.intoArray(c, r + n + L);
    c12.intoArray(c, r + n + last);
    c20.intoArray(c, r + 2 * n);
    c21.intoArray(c, r + 2 * n + L);
    c22.intoArray(c, r + 2 * n + last);
  }

  private static void tile3x4(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    int p1 = p + rowStride;
    int p2 = p + 2 * rowStride;
    FloatVector c00 = broadcast(0f);
    FloatVector c01 = c00;
    FloatVector c02 = c00;
    FloatVector c03 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c12 = c00;
    FloatVector c13 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c22 = c00;
    FloatVector c23 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + L);
      FloatVector b2 = load(b, row + 2 * L);
      FloatVector b3 = load(b, row + last);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      c03 = x.fma(b3, c03);
      x = broadcast(a[p1 + d]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      c12 = x.fma(b2, c12);
      c13 = x.fma(b3, c13);
      x = broadcast(a[p2 + d]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      c22 = x.fma(b2, c22);
      c23 = x.fma(b3, c23);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c01 = c01.add(load(init, s + L));
      c02 = c02.add(load(init, s + 2 * L));
      c03 = c03.add(load(init, s + last));
      c10 = c10.add(load(init, s + initStride));
      c11 = c11.add(load(init, s + initStride + L));
      c12 = c12.add(load(init, s + initStride + 2 * L));
      c13 = c13.add(load(init, s + initStride + last));
      c20 = c20.add(load(init, s + 2 * initStride));
      c21 = c21.add(load(init, s + 2 * initStride + L));
      c22 = c22.add(load(init, s + 2 * initStride + 2 * L));
      c23 = c23.add(load(init, s + 2 * initStride + last));
    }
    c00.intoArray(c, r);
    c01.intoArray(c, r + L);
    c02.intoArray(c, r + 2 * L);
    c03.intoArray(c, r + last);
    c10.intoArray(c, r + n);
    c11.intoArray(c, r + n + L);
    c12.intoArray(c, r + n + 2 * L);
    c13.intoArray(c, r + n + last);
    c20.intoArray(c, r + 2 * n);
    c21.intoArray(c, r + 2 * n + L);
    c22.intoArray(c, r + 2 * n + 2 * L);
    c23.intoArray(c, r + 2 * n + last);
  }

  private static void tile4x1(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    int p1 = p + rowStride;
    int p2 = p + 2 * rowStride;
    int p3 = p + 3 * rowStride;
    FloatVector c00 = broadcast(0f);
    FloatVector c10 = c00;
    FloatVector c20 = c00;
    FloatVector c30 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      x = broadcast(a[p1 + d]);
      c10 = x.fma(b0, c10);
      x = broadcast(a[p2 + d]);
      c20 = x.fma(b0, c20);
      x = broadcast(a[p3 + d]);
      c30 = x.fma(b0, c30);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c10 = c10.add(load(init, s + initStride));
      c20 = c20.add(load(init, s + 2 * initStride));
      c30 = c30.add(load(init, s + 3 * initStride));
    }
    c00.intoArray(c, r);
    c10.intoArray(c, r + n);
    c20.intoArray(c, r + 2 * n);
    c30.intoArray(c, r + 3 * n);
  }

  private static void tile4x2(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    int p1 = p + rowStride;
    int p2 = p + 2 * rowStride;
    int p3 = p + 3 * rowStride;
    FloatVector c00 = broadcast(0f);
    FloatVector c01 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + last);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = broadcast(a[p1 + d]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = broadcast(a[p2 + d]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = broadcast(a[p3 + d]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c01 = c01.add(load(init, s + last));
      c10 = c10.add(load(init, s + initStride));
      c11 = c11.add(load(init, s + initStride + last));
      c20 = c20.add(load(init, s + 2 * initStride));
      c21 = c21.add(load(init, s + 2 * initStride + last));
      c30 = c30.add(load(init, s + 3 * initStride));
      c31 = c31.add(load(init, s + 3 * initStride + last));
    }
    c00.intoArray(c, r);
    c01.intoArray(c, r + last);
    c10.intoArray(c, r + n);
    c11.intoArray(c, r + n + last);
    c20.intoArray(c, r + 2 * n);
    c21.intoArray(c, r + 2 * n + last);
    c30.intoArray(c, r + 3 * n);
    c31.intoArray(c, r + 3 * n + last);
  }

  private static void tile4x3(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    int p1 = p + rowStride;
    int p2 = p + 2 * rowStride;
    int p3 = p + 3 * rowStride;
    FloatVector c00 = broadcast(0f);
    FloatVector c01 = c00;
    FloatVector c02 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c12 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c22 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    FloatVector c32 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + L);
      FloatVector b2 = load(b, row + last);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      x = broadcast(a[p1 + d]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      c12 = x.fma(b2, c12);
      x = broadcast(a[p2 + d]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      c22 = x.fma(b2, c22);
      x = broadcast(a[p3 + d]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      c32 = x.fma(b2, c32);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c01 = c01.add(load(init, s + L));
      c02 = c02.add(load(init, s + last));
      c10 = c10.add(load(init, s + initStride));
      c11 = c11.add(load(init, s + initStride + L));
      c12 = c12.add(load(init, s + initStride + last));
      c20 = c20.add(load(init, s + 2 * initStride));
      c21 = c21.add(load(init, s + 2 * initStride + L));
      c22 = c22.add(load(init, s + 2 * initStride + last));
      c30 = c30.add(load(init, s + 3 * initStride));
      c31 = c31.add(load(init, s + 3 * initStride + L));
      c32 = c32.add(load(init, s + 3 * initStride + last));
    }
    c00.intoArray(c, r);
    c01.intoArray(c, r + L);
    c02.intoArray(c, r + last);
    c10.intoArray(c, r + n);
    c11.intoArray(c, r + n + L);
    c12.intoArray(c, r + n + last);
    c20.intoArray(c, r + 2 * n);
    c21.intoArray(c, r + 2 * n + L);
    c22.intoArray(c, r + 2 * n + last);
    c30.intoArray(c, r + 3 * n);
    c31.intoArray(c, r + 3 * n + L);
    c32.intoArray(c, r + 3 * n + last);
  }

  private static void tile4x4(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    int p1 = p + rowStride;
    int p2 = p + 2 * rowStride;
    int p3 = p + 3 * rowStride;
    FloatVector c00 = broadcast(0f);
    FloatVector c01 = c00;
    FloatVector c02 = c00;
    FloatVector c03 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c12 = c00;
    FloatVector c13 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c22 = c00;
    FloatVector c23 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    FloatVector c32 = c00;
    FloatVector c33 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + L);
      FloatVector b2 = load(b, row + 2 * L);
      FloatVector b3 = load(b, row + last);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      c03 = x.fma(b3, c03);
      x = broadcast(a[p1 + d]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      c12 = x.fma(b2, c12);
      c13 = x.fma(b3, c13);
      x = broadcast(a[p2 + d]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      c22 = x.fma(b2, c22);
      c23 = x.fma(b3, c23);
      x = broadcast(a[p3 + d]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      c32 = x.fma(b2, c32);
      c33 = x.fma(b3, c33);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c01 = c01.add(load(init, s + L));
      c02 = c02.add(load(init, s + 2 * L));
      c03 = c03.add(load(init, s + last));
      c10 = c10.add(load(init, s + initStride));
      c11 = c11.add(load(init, s + initStride + L));
      c12 = c12.add(load(init, s + initStride + 2 * L));
      c13 = c13.add(load(init, s + initStride + last));
      c20 = c20.add(load(init, s + 2 * initStride));
      c21 = c21.add(load(init, s + 2 * initStride + L));
      c22 = c22.add(load(init, s + 2 * initStride + 2 * L));
      c23 = c23.add(load(init, s + 2 * initStride + last));
      c30 = c30.add(load(init, s + 3 * initStride));
      c31 = c31.add(load(init, s + 3 * initStride + L));
      c32 = c32.add(load(init, s + 3 * initStride + 2 * L));
      c33 = c33.add(load(init, s + 3 * initStride + last));
    }
    c00.intoArray(c, r);
    c01.intoArray(c, r + L);
    c02.intoArray(c, r + 2 * L);
    c03.intoArray(c, r + last);
    c10.intoArray(c, r + n);
    c11.intoArray(c, r + n + L);
    c12.intoArray(c, r + n + 2 * L);
    c13.intoArray(c, r + n + last);
    c20.intoArray(c, r + 2 * n);
    c21.intoArray(c, r + 2 * n + L);
    c22.intoArray(c, r + 2 * n + 2 * L);
    c23.intoArray(c, r + 2 * n + last);
    c30.intoArray(c, r + 3 * n);
    c31.intoArray(c, r + 3 * n + L);
    c32.intoArray(c, r + 3 * n + 2 * L);
    c33.intoArray(c, r + 3 * n + last);
  }

  private static void tile5x1(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    int p1 = p + rowStride;
    int p2 = p + 2 * rowStride;
    int p3 = p + 3 * rowStride;
    int p4 = p + 4 * rowStride;
    FloatVector c00 = broadcast(0f);
    FloatVector c10 = c00;
    FloatVector c20 = c00;
    FloatVector c30 = c00;
    FloatVector c40 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      x = broadcast(a[p1 + d]);
      c10 = x.fma(b0, c10);
      x = broadcast(a[p2 + d]);
      c20 = x.fma(b0, c20);
      x = broadcast(a[p3 + d]);
      c30 = x.fma(b0, c30);
      x = broadcast(a[p4 + d]);
      c40 = x.fma(b0, c40);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c10 = c10.add(load(init, s + initStride));
      c20 = c20.add(load(init, s + 2 * initStride));
      c30 = c30.add(load(init, s + 3 * initStride));
      c40 = c40.add(load(init, s + 4 * initStride));
    }
    c00.intoArray(c, r);
    c10.intoArray(c, r + n);
    c20.intoArray(c, r + 2 * n);
    c30.intoArray(c, r + 3 * n);
    c40.intoArray(c, r + 4 * n);
  }

  private static void tile5x2(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    int p1 = p + rowStride;
    int p2 = p + 2 * rowStride;
    int p3 = p + 3 * rowStride;
    int p4 = p + 4 * rowStride;
    FloatVector c00 = broadcast(0f);
    FloatVector c01 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    FloatVector c40 = c00;
    FloatVector c41 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + last);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = broadcast(a[p1 + d]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = broadcast(a[p2 + d]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = broadcast(a[p3 + d]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = broadcast(a[p4 + d]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c01 = c01.add(load(init, s + last));
      c10 = c10.add(load(init, s + initStride));
      c11 = c11.add(load(init, s + initStride + last));
      c20 = c20.add(load(init, s + 2 * initStride));
      c21 = c21.add(load(init, s + 2 * initStride + last));
      c30 = c30.add(load(init, s + 3 * initStride));
      c31 = c31.add(load(init, s + 3 * initStride + last));
      c40 = c40.add(load(init, s + 4 * initStride));
      c41 = c41.add(load(init, s + 4 * initStride + last));
    }
    c00.intoArray(c, r);
    c01.intoArray(c, r + last);
    c10.intoArray(c, r + n);
    c11.intoArray(c, r + n + last);
    c20.intoArray(c, r + 2 * n);
    c21.intoArray(c, r + 2 * n + last);
    c30.intoArray(c, r + 3 * n);
    c31.intoArray(c, r + 3 * n + last);
    c40.intoArray(c, r + 4 * n);
    c41.intoArray(c, r + 4 * n + last);
  }

  private static void tile5x3(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    int p1 = p + rowStride;
    int p2 = p + 2 * rowStride;
    int p3 = p + 3 * rowStride;
    int p4 = p + 4 * rowStride;
    FloatVector c00 = broadcast(0f);
    FloatVector c01 = c00;
    FloatVector c02 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c12 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c22 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    FloatVector c32 = c00;
    FloatVector c40 = c00;
    FloatVector c41 = c00;
    FloatVector c42 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + L);
      FloatVector b2 = load(b, row + last);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      x = broadcast(a[p1 + d]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      c12 = x.fma(b2, c12);
      x = broadcast(a[p2 + d]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      c22 = x.fma(b2, c22);
      x = broadcast(a[p3 + d]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      c32 = x.fma(b2, c32);
      x = broadcast(a[p4 + d]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      c42 = x.fma(b2, c42);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c01 = c01.add(load(init, s + L));
      c02 = c02.add(load(init, s + last));
      c10 = c10.add(load(init, s + initStride));
      c11 = c11.add(load(init, s + initStride + L));
      c12 = c12.add(load(init, s + initStride + last));
      c20 = c20.add(load(init, s + 2 * initStride));
      c21 = c21.add(load(init, s + 2 * initStride + L));
      c22 = c22.add(load(init, s + 2 * initStride + last));
      c30 = c30.add(load(init, s + 3 * initStride));
      c31 = c31.add(load(init, s + 3 * initStride + L));
      c32 = c32.add(load(init, s + 3 * initStride + last));
      c40 = c40.add(load(init, s + 4 * initStride));
      c41 = c41.add(load(init, s + 4 * initStride + L));
      c42 = c42.add(load(init, s + 4 * initStride + last));
    }
    c00.intoArray(c, r);
    c01.intoArray(c, r + L);
    c02.intoArray(c, r + last);
    c10.intoArray(c, r + n);
    c11.intoArray(c, r + n + L);
    c12.intoArray(c, r + n + last);
    c20.intoArray(c, r + 2 * n);
    c21.intoArray(c, r + 2 * n + L);
    c22.intoArray(c, r + 2 * n + last);
    c30.intoArray(c, r + 3 * n);
    c31.intoArray(c, r + 3 * n + L);
    c32.intoArray(c, r + 3 * n + last);
    c40.intoArray(c, r + 4 * n);
    c41.intoArray(c, r + 4 * n + L);
    c42.intoArray(c, r + 4 * n + last);
  }

  private static void tile5x4(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    int p1 = p + rowStride;
    int p2 = p + 2 * rowStride;
    int p3 = p + 3 * rowStride;
    int p4 = p + 4 * rowStride;
    FloatVector c00 = broadcast(0f);
    FloatVector c01 = c00;
    FloatVector c02 = c00;
    FloatVector c03 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c12 = c00;
    FloatVector c13 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c22 = c00;
    FloatVector c23 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    FloatVector c32 = c00;
    FloatVector c33 = c00;
    FloatVector c40 = c00;
    FloatVector c41 = c00;
    FloatVector c42 = c00;
    FloatVector c43 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + L);
      FloatVector b2 = load(b, row + 2 * L);
      FloatVector b3 = load(b, row + last);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      c03 = x.fma(b3, c03);
      x = broadcast(a[p1 + d]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      c12 = x.fma(b2, c12);
      c13 = x.fma(b3, c13);
      x = broadcast(a[p2 + d]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      c22 = x.fma(b2, c22);
      c23 = x.fma(b3, c23);
      x = broadcast(a[p3 + d]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      c32 = x.fma(b2, c32);
      c33 = x.fma(b3, c33);
      x = broadcast(a[p4 + d]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      c42 = x.fma(b2, c42);
      c43 = x.fma(b3, c43);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c01 = c01.add(load(init, s + L));
      c02 = c02.add(load(init, s + 2 * L));
      c03 = c03.add(load(init, s + last));
      c10 = c10.add(load(init, s + initStride));
      c11 = c11.add(load(init, s + initStride + L));
      c12 = c12.add(load(init, s + initStride + 2 * L));
      c13 = c13.add(load(init, s + initStride + last));
      c20 = c20.add(load(init, s + 2 * initStride));
      c21 = c21.add(load(init, s + 2 * initStride + L));
      c22 = c22.add(load(init, s + 2 * initStride + 2 * L));
      c23 = c23.add(load(init, s + 2 * initStride + last));
      c30 = c30.add(load(init, s + 3 * initStride));
      c31 = c31.add(load(init, s + 3 * initStride + L));
      c32 = c32.add(load(init, s + 3 * initStride + 2 * L));
      c33 = c33.add(load(init, s + 3 * initStride + last));
      c40 = c40.add(load(init, s + 4 * initStride));
      c41 = c41.add(load(init, s + 4 * initStride + L));
      c42 = c42.add(load(init, s + 4 * initStride + 2 * L));
      c43 = c43.add(load(init, s + 4 * initStride + last));
    }
    c00.intoArray(c, r);
    c01.intoArray(c, r + L);
    c02.intoArray(c, r + 2 * L);
    c03.intoArray(c, r + last);
    c10.intoArray(c, r + n);
    c11.intoArray(c, r + n + L);
    c12.intoArray(c, r + n + 2 * L);
    c13.intoArray(c, r + n + last);
    c20.intoArray(c, r + 2 * n);
    c21.intoArray(c, r + 2 * n + L);
    c22.intoArray(c, r + 2 * n + 2 * L);
    c23.intoArray(c, r + 2 * n + last);
    c30.intoArray(c, r + 3 * n);
    c31.intoArray(c, r + 3 * n + L);
    c32.intoArray(c, r + 3 * n + 2 * L);
    c33.intoArray(c, r + 3 * n + last);
    c40.intoArray(c, r + 4 * n);
    c41.intoArray(c, r + 4 * n + L);
    c42.intoArray(c, r + 4 * n + 2 * L);
    c43.intoArray(c, r + 4 * n + last);
  }

  private static void tile6x1(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    int p1 = p + rowStride;
    int p2 = p + 2 * rowStride;
    int p3 = p + 3 * rowStride;
    int p4 = p + 4 * rowStride;
    int p5 = p + 5 * rowStride;
    FloatVector c00 = broadcast(0f);
    FloatVector c10 = c00;
    FloatVector c20 = c00;
    FloatVector c30 = c00;
    FloatVector c40 = c00;
    FloatVector c50 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      x = broadcast(a[p1 + d]);
      c10 = x.fma(b0, c10);
      x = broadcast(a[p2 + d]);
      c20 = x.fma(b0, c20);
      x = broadcast(a[p3 + d]);
      c30 = x.fma(b0, c30);
      x = broadcast(a[p4 + d]);
      c40 = x.fma(b0, c40);
      x = broadcast(a[p5 + d]);
      c50 = x.fma(b0, c50);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c10 = c10.add(load(init, s + initStride));
      c20 = c20.add(load(init, s + 2 * initStride));
      c30 = c30.add(load(init, s + 3 * initStride));
      c40 = c40.add(load(init, s + 4 * initStride));
      c50 = c50.add(load(init, s + 5 * initStride));
    }
    c00.intoArray(c, r);
    c10.intoArray(c, r + n);
    c20.intoArray(c, r + 2 * n);
    c30.intoArray(c, r + 3 * n);
    c40.intoArray(c, r + 4 * n);
    c50.intoArray(c, r + 5 * n);
  }

  private static void tile6x2(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    int p1 = p + rowStride;
    int p2 = p + 2 * rowStride;
    int p3 = p + 3 * rowStride;
    int p4 = p + 4 * rowStride;
    int p5 = p + 5 * rowStride;
    FloatVector c00 = broadcast(0f);
    FloatVector c01 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    FloatVector c40 = c00;
    FloatVector c41 = c00;
    FloatVector c50 = c00;
    FloatVector c51 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + last);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = broadcast(a[p1 + d]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = broadcast(a[p2 + d]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = broadcast(a[p3 + d]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = broadcast(a[p4 + d]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = broadcast(a[p5 + d]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c01 = c01.add(load(init, s + last));
      c10 = c10.add(load(init, s + initStride));
      c11 = c11.add(load(init, s + initStride + last));
      c20 = c20.add(load(init, s + 2 * initStride));
      c21 = c21.add(load(init, s + 2 * initStride + last));
      c30 = c30.add(load(init, s + 3 * initStride));
      c31 = c31.add(load(init, s + 3 * initStride + last));
      c40 = c40.add(load(init, s + 4 * initStride));
      c41 = c41.add(load(init, s + 4 * initStride + last));
      c50 = c50.add(load(init, s + 5 * initStride));
      c51 = c51.add(load(init, s + 5 * initStride + last));
    }
    c00.intoArray(c, r);
    c01.intoArray(c, r + last);
    c10.intoArray(c, r + n);
    c11.intoArray(c, r + n + last);
    c20.intoArray(c, r + 2 * n);
    c21.intoArray(c, r + 2 * n + last);
    c30.intoArray(c, r + 3 * n);
    c31.intoArray(c, r + 3 * n + last);
    c40.intoArray(c, r + 4 * n);
    c41.intoArray(c, r + 4 * n + last);
    c50.intoArray(c, r + 5 * n);
    c51.intoArray(c, r + 5 * n + last);
  }

  private static void tile6x3(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    int p1 = p + rowStride;
    int p2 = p + 2 * rowStride;
    int p3 = p + 3 * rowStride;
    int p4 = p + 4 * rowStride;
    int p5 = p + 5 * rowStride;
    FloatVector c00 = broadcast(0f);
    FloatVector c01 = c00;
    FloatVector c02 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c12 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c22 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    FloatVector c32 = c00;
    FloatVector c40 = c00;
    FloatVector c41 = c00;
    FloatVector c42 = c00;
    FloatVector c50 = c00;
    FloatVector c51 = c00;
    FloatVector c52 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + L);
      FloatVector b2 = load(b, row + last);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      x = broadcast(a[p1 + d]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      c12 = x.fma(b2, c12);
      x = broadcast(a[p2 + d]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      c22 = x.fma(b2, c22);
      x = broadcast(a[p3 + d]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      c32 = x.fma(b2, c32);
      x = broadcast(a[p4 + d]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      c42 = x.fma(b2, c42);
      x = broadcast(a[p5 + d]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      c52 = x.fma(b2, c52);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c01 = c01.add(load(init, s + L));
      c02 = c02.add(load(init, s + last));
      c10 = c10.add(load(init, s + initStride));
      c11 = c11.add(load(init, s + initStride + L));
      c12 = c12.add(load(init, s + initStride + last));
      c20 = c20.add(load(init, s + 2 * initStride));
      c21 = c21.add(load(init, s + 2 * initStride + L));
      c22 = c22.add(load(init, s + 2 * initStride + last));
      c30 = c30.add(load(init, s + 3 * initStride));
      c31 = c31.add(load(init, s + 3 * initStride + L));
      c32 = c32.add(load(init, s + 3 * initStride + last));
      c40 = c40.add(load(init, s + 4 * initStride));
      c41 = c41.add(load(init, s + 4 * initStride + L));
      c42 = c42.add(load(init, s + 4 * initStride + last));
      c50 = c50.add(load(init, s + 5 * initStride));
      c51 = c51.add(load(init, s + 5 * initStride + L));
      c52 = c52.add(load(init, s + 5 * initStride + last));
    }
    c00.intoArray(c, r);
    c01.intoArray(c, r + L);
    c02.intoArray(c, r + last);
    c10.intoArray(c, r + n);
    c11.intoArray(c, r + n + L);
    c12.intoArray(c, r + n + last);
    c20.intoArray(c, r + 2 * n);
    c21.intoArray(c, r + 2 * n + L);
    c22.intoArray(c, r + 2 * n + last);
    c30.intoArray(c, r + 3 * n);
    c31.intoArray(c, r + 3 * n + L);
    c32.intoArray(c, r + 3 * n + last);
    c40.intoArray(c, r + 4 * n);
    c41.intoArray(c, r + 4 * n + L);
    c42.intoArray(c, r + 4 * n + last);
    c50.intoArray(c, r + 5 * n);
    c51.intoArray(c, r + 5 * n + L);
    c52.intoArray(c, r + 5 * n + last);
  }

  private static void tile6x4(
      int k,
      int n,
      int last,
      float[] a,
      int p,
      int rowStride,
      int columnStride,
      float[] b,
      int q,
      float @Nullable [] init,
      int s,
      int initStride,
      float[] c,
      int r) {
    int p1 = p + rowStride;
    int p2 = p + 2 * rowStride;
    int p3 = p + 3 * rowStride;
    int p4 = p + 4 * rowStride;
    int p5 = p + 5 * rowStride;
    FloatVector c00 = broadcast(0f);
    FloatVector c01 = c00;
    FloatVector c02 = c00;
    FloatVector c03 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c12 = c00;
    FloatVector c13 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c22 = c00;
    FloatVector c23 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    FloatVector c32 = c00;
    FloatVector c33 = c00;
    FloatVector c40 = c00;
    FloatVector c41 = c00;
    FloatVector c42 = c00;
    FloatVector c43 = c00;
    FloatVector c50 = c00;
    FloatVector c51 = c00;
    FloatVector c52 = c00;
    FloatVector c53 = c00;
    for (int l = 0; l < k; l++) {
      int d = l * columnStride;
      int row = q + l * n;
      FloatVector b0 = load(b, row);
      FloatVector b1 = load(b, row + L);
      FloatVector b2 = load(b, row + 2 * L);
      FloatVector b3 = load(b, row + last);
      FloatVector x = broadcast(a[p + d]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      c03 = x.fma(b3, c03);
      x = broadcast(a[p1 + d]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      c12 = x.fma(b2, c12);
      c13 = x.fma(b3, c13);
      x = broadcast(a[p2 + d]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      c22 = x.fma(b2, c22);
      c23 = x.fma(b3, c23);
      x = broadcast(a[p3 + d]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      c32 = x.fma(b2, c32);
      c33 = x.fma(b3, c33);
      x = broadcast(a[p4 + d]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      c42 = x.fma(b2, c42);
      c43 = x.fma(b3, c43);
      x = broadcast(a[p5 + d]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      c52 = x.fma(b2, c52);
      c53 = x.fma(b3, c53);
    }
    if (init != null) {
      c00 = c00.add(load(init, s));
      c01 = c01.add(load(init, s + L));
      c02 = c02.add(load(init, s + 2 * L));
      c03 = c03.add(load(init, s + last));
      c10 = c10.add(load(init, s + initStride));
      c11 = c11.add(load(init, s + initStride + L));
      c12 = c12.add(load(init, s + initStride + 2 * L));
      c13 = c13.add(load(init, s + initStride + last));
      c20 = c20.add(load(init, s + 2 * initStride));
      c21 = c21.add(load(init, s + 2 * initStride + L));
      c22 = c22.add(load(init, s + 2 * initStride + 2 * L));
      c23 = c23.add(load(init, s + 2 * initStride + last));
      c30 = c30.add(load(init, s + 3 * initStride));
      c31 = c31.add(load(init, s + 3 * initStride + L));
      c32 = c32.add(load(init, s + 3 * initStride + 2 * L));
      c33 = c33.add(load(init, s + 3 * initStride + last));
      c40 = c40.add(load(init, s + 4 * initStride));
      c41 = c41.add(load(init, s + 4 * initStride + L));
      c42 = c42.add(load(init, s + 4 * initStride + 2 * L));
      c43 = c43.add(load(init, s + 4 * initStride + last));
      c50 = c50.add(load(init, s + 5 * initStride));
      c51 = c51.add(load(init, s + 5 * initStride + L));
      c52 = c52.add(load(init, s + 5 * initStride + 2 * L));
      c53 = c53.add(load(init, s + 5 * initStride + last));
    }
    c00.intoArray(c, r);
    c01.intoArray(c, r + L);
    c02.intoArray(c, r + 2 * L);
    c03.intoArray(c, r + last);
    c10.intoArray(c, r + n);
    c11.intoArray(c, r + n + L);
    c12.intoArray(c, r + n + 2 * L);
    c13.intoArray(c, r + n + last);
    c20.intoArray(c, r + 2 * n);
    c21.intoArray(c, r + 2 * n + L);
    c22.intoArray(c, r + 2 * n + 2 * L);
    c23.intoArray(c, r + 2 * n + last);
    c30.intoArray(c, r + 3 * n);
    c31.intoArray(c, r + 3 * n + L);
    c32.intoArray(c, r + 3 * n + 2 * L);
    c33.intoArray(c, r + 3 * n + last);
    c40.intoArray(c, r + 4 * n);
    c41.intoArray(c, r + 4 * n + L);
    c42.intoArray(c, r + 4 * n + 2 * L);
    c43.intoArray(c, r + 4 * n + last);
    c50.intoArray(c, r + 5 * n);
    c51.intoArray(c, r + 5 * n + L);
    c52.intoArray(c, r + 5 * n + 2 * L);
    c53.intoArray(c, r + 5 * n + last);
  }
}
