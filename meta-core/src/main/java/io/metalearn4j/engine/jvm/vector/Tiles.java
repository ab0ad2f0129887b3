package io.metalearn4j.engine.jvm.vector;

import static io.metalearn4j.engine.jvm.vector.Lanes.L;
import static io.metalearn4j.engine.jvm.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of {@code C = init + A B}: a few rows and vectors of columns, summed over all k in
 * registers. Written by {@code TilesGenerator}; do not edit.
 *
 * <p>The arguments are those of {@code ProductKernels.multiply} with each offset at the tile's
 * corner; {@code last} is where the tile's last vector begins, so that it may overlap the one
 * before it. The sums start from {@code init}, also where that is zeros: behind a branch they would
 * not stay in registers.
 *
 * <p>A is read row by row or, transposed, column by column; {@code stride} is the distance between
 * these. Each has tiles of its own, because the JIT compiler checks the bounds of neighbours in an
 * array once for all of them if it knows that they are neighbours.
 *
 * <p>JDK 17 makes objects of vectors where a method, with all that is inlined into it, grows beyond
 * 18,000 nodes while it is parsed ({@code NodeCountInliningCutoff}). So a tile is an object of a
 * class of its own: of such calls, the JIT compiler inlines two at most.
 */
final class Tiles {
  /** A product of one shape. */
  abstract static class Tile {

    abstract void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r);
  }

  private static final Tile[][] TILES = {
    {new Tile1x1(), new Tile1x2(), new Tile1x3(), new Tile1x4()},
    {new Tile2x1(), new Tile2x2(), new Tile2x3(), new Tile2x4()},
    {new Tile3x1(), new Tile3x2(), new Tile3x3(), new Tile3x4()},
    {new Tile4x1(), new Tile4x2(), new Tile4x3(), new Tile4x4()},
    {new Tile5x1(), new Tile5x2(), new Tile5x3(), new Tile5x4()},
    {new Tile6x1(), new Tile6x2(), new Tile6x3(), new Tile6x4()},
  };

  private static final Tile[][] TRANSPOSED_TILES = {
    {
      new TransposedTile1x1(),
      new TransposedTile1x2(),
      new TransposedTile1x3(),
      new TransposedTile1x4()
    },
    {
      new TransposedTile2x1(),
      new TransposedTile2x2(),
      new TransposedTile2x3(),
      new TransposedTile2x4()
    },
    {
      new TransposedTile3x1(),
      new TransposedTile3x2(),
      new TransposedTile3x3(),
      new TransposedTile3x4()
    },
    {
      new TransposedTile4x1(),
      new TransposedTile4x2(),
      new TransposedTile4x3(),
      new TransposedTile4x4()
    },
    {
      new TransposedTile5x1(),
      new TransposedTile5x2(),
      new TransposedTile5x3(),
      new TransposedTile5x4()
    },
    {
      new TransposedTile6x1(),
      new TransposedTile6x2(),
      new TransposedTile6x3(),
      new TransposedTile6x4()
    },
  };

  private Tiles() {}

  /**
   * The tile of a number of rows and vectors.
   *
   * @param isTransposed whether A is
   */
  static Tile of(int rows, int vectors, boolean isTransposed) {
    return (isTransposed ? TRANSPOSED_TILES : TILES)[rows - 1][vectors - 1];
  }

  private static final class Tile1x1 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
    }
  }

  private static final class TransposedTile1x1 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
    }
  }

  private static final class Tile1x2 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + last);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + last);
    }
  }

  private static final class TransposedTile1x2 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + last);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + last);
    }
  }

  private static final class Tile1x3 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + last);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + last);
    }
  }

  private static final class TransposedTile1x3 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + last);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + last);
    }
  }

  private static final class Tile1x4 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + 2 * L);
      FloatVector c03 = FloatVector.fromArray(SPECIES, init, s + last);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + 2 * L);
        FloatVector b3 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        c03 = x.fma(b3, c03);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + 2 * L);
      FloatVector.zero(SPECIES).add(c03).intoArray(c, r + last);
    }
  }

  private static final class TransposedTile1x4 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + 2 * L);
      FloatVector c03 = FloatVector.fromArray(SPECIES, init, s + last);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + 2 * L);
        FloatVector b3 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        c03 = x.fma(b3, c03);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + 2 * L);
      FloatVector.zero(SPECIES).add(c03).intoArray(c, r + last);
    }
  }

  private static final class Tile2x1 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      int p1 = p + stride;
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        x = FloatVector.broadcast(SPECIES, a[p1 + l]);
        c10 = x.fma(b0, c10);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
    }
  }

  private static final class TransposedTile2x1 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        x = FloatVector.broadcast(SPECIES, a[column + 1]);
        c10 = x.fma(b0, c10);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
    }
  }

  private static final class Tile2x2 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      int p1 = p + stride;
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        x = FloatVector.broadcast(SPECIES, a[p1 + l]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + last);
    }
  }

  private static final class TransposedTile2x2 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        x = FloatVector.broadcast(SPECIES, a[column + 1]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + last);
    }
  }

  private static final class Tile2x3 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      int p1 = p + stride;
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + L);
      FloatVector c12 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        x = FloatVector.broadcast(SPECIES, a[p1 + l]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + L);
      FloatVector.zero(SPECIES).add(c12).intoArray(c, r + n + last);
    }
  }

  private static final class TransposedTile2x3 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + L);
      FloatVector c12 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        x = FloatVector.broadcast(SPECIES, a[column + 1]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + L);
      FloatVector.zero(SPECIES).add(c12).intoArray(c, r + n + last);
    }
  }

  private static final class Tile2x4 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      int p1 = p + stride;
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + 2 * L);
      FloatVector c03 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + L);
      FloatVector c12 = FloatVector.fromArray(SPECIES, init, s + initStride + 2 * L);
      FloatVector c13 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + 2 * L);
        FloatVector b3 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        c03 = x.fma(b3, c03);
        x = FloatVector.broadcast(SPECIES, a[p1 + l]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        c13 = x.fma(b3, c13);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + 2 * L);
      FloatVector.zero(SPECIES).add(c03).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + L);
      FloatVector.zero(SPECIES).add(c12).intoArray(c, r + n + 2 * L);
      FloatVector.zero(SPECIES).add(c13).intoArray(c, r + n + last);
    }
  }

  private static final class TransposedTile2x4 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + 2 * L);
      FloatVector c03 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + L);
      FloatVector c12 = FloatVector.fromArray(SPECIES, init, s + initStride + 2 * L);
      FloatVector c13 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + 2 * L);
        FloatVector b3 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        c03 = x.fma(b3, c03);
        x = FloatVector.broadcast(SPECIES, a[column + 1]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        c13 = x.fma(b3, c13);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + 2 * L);
      FloatVector.zero(SPECIES).add(c03).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + L);
      FloatVector.zero(SPECIES).add(c12).intoArray(c, r + n + 2 * L);
      FloatVector.zero(SPECIES).add(c13).intoArray(c, r + n + last);
    }
  }

  private static final class Tile3x1 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      int p1 = p + stride;
      int p2 = p + 2 * stride;
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        x = FloatVector.broadcast(SPECIES, a[p1 + l]);
        c10 = x.fma(b0, c10);
        x = FloatVector.broadcast(SPECIES, a[p2 + l]);
        c20 = x.fma(b0, c20);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
    }
  }

  private static final class TransposedTile3x1 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        x = FloatVector.broadcast(SPECIES, a[column + 1]);
        c10 = x.fma(b0, c10);
        x = FloatVector.broadcast(SPECIES, a[column + 2]);
        c20 = x.fma(b0, c20);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
    }
  }

  private static final class Tile3x2 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      int p1 = p + stride;
      int p2 = p + 2 * stride;
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        x = FloatVector.broadcast(SPECIES, a[p1 + l]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        x = FloatVector.broadcast(SPECIES, a[p2 + l]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + last);
    }
  }

  private static final class TransposedTile3x2 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        x = FloatVector.broadcast(SPECIES, a[column + 1]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        x = FloatVector.broadcast(SPECIES, a[column + 2]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + last);
    }
  }

  private static final class Tile3x3 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      int p1 = p + stride;
      int p2 = p + 2 * stride;
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + L);
      FloatVector c12 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + L);
      FloatVector c22 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        x = FloatVector.broadcast(SPECIES, a[p1 + l]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        x = FloatVector.broadcast(SPECIES, a[p2 + l]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        c22 = x.fma(b2, c22);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + L);
      FloatVector.zero(SPECIES).add(c12).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + L);
      FloatVector.zero(SPECIES).add(c22).intoArray(c, r + 2 * n + last);
    }
  }

  private static final class TransposedTile3x3 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + L);
      FloatVector c12 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + L);
      FloatVector c22 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        x = FloatVector.broadcast(SPECIES, a[column + 1]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        x = FloatVector.broadcast(SPECIES, a[column + 2]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        c22 = x.fma(b2, c22);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + L);
      FloatVector.zero(SPECIES).add(c12).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + L);
      FloatVector.zero(SPECIES).add(c22).intoArray(c, r + 2 * n + last);
    }
  }

  private static final class Tile3x4 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      int p1 = p + stride;
      int p2 = p + 2 * stride;
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + 2 * L);
      FloatVector c03 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + L);
      FloatVector c12 = FloatVector.fromArray(SPECIES, init, s + initStride + 2 * L);
      FloatVector c13 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + L);
      FloatVector c22 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + 2 * L);
      FloatVector c23 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + 2 * L);
        FloatVector b3 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        c03 = x.fma(b3, c03);
        x = FloatVector.broadcast(SPECIES, a[p1 + l]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        c13 = x.fma(b3, c13);
        x = FloatVector.broadcast(SPECIES, a[p2 + l]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        c22 = x.fma(b2, c22);
        c23 = x.fma(b3, c23);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + 2 * L);
      FloatVector.zero(SPECIES).add(c03).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + L);
      FloatVector.zero(SPECIES).add(c12).intoArray(c, r + n + 2 * L);
      FloatVector.zero(SPECIES).add(c13).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + L);
      FloatVector.zero(SPECIES).add(c22).intoArray(c, r + 2 * n + 2 * L);
      FloatVector.zero(SPECIES).add(c23).intoArray(c, r + 2 * n + last);
    }
  }

  private static final class TransposedTile3x4 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + 2 * L);
      FloatVector c03 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + L);
      FloatVector c12 = FloatVector.fromArray(SPECIES, init, s + initStride + 2 * L);
      FloatVector c13 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + L);
      FloatVector c22 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + 2 * L);
      FloatVector c23 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + 2 * L);
        FloatVector b3 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        c03 = x.fma(b3, c03);
        x = FloatVector.broadcast(SPECIES, a[column + 1]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        c13 = x.fma(b3, c13);
        x = FloatVector.broadcast(SPECIES, a[column + 2]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        c22 = x.fma(b2, c22);
        c23 = x.fma(b3, c23);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + 2 * L);
      FloatVector.zero(SPECIES).add(c03).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + L);
      FloatVector.zero(SPECIES).add(c12).intoArray(c, r + n + 2 * L);
      FloatVector.zero(SPECIES).add(c13).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + L);
      FloatVector.zero(SPECIES).add(c22).intoArray(c, r + 2 * n + 2 * L);
      FloatVector.zero(SPECIES).add(c23).intoArray(c, r + 2 * n + last);
    }
  }

  private static final class Tile4x1 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      int p1 = p + stride;
      int p2 = p + 2 * stride;
      int p3 = p + 3 * stride;
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        x = FloatVector.broadcast(SPECIES, a[p1 + l]);
        c10 = x.fma(b0, c10);
        x = FloatVector.broadcast(SPECIES, a[p2 + l]);
        c20 = x.fma(b0, c20);
        x = FloatVector.broadcast(SPECIES, a[p3 + l]);
        c30 = x.fma(b0, c30);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
    }
  }

  private static final class TransposedTile4x1 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        x = FloatVector.broadcast(SPECIES, a[column + 1]);
        c10 = x.fma(b0, c10);
        x = FloatVector.broadcast(SPECIES, a[column + 2]);
        c20 = x.fma(b0, c20);
        x = FloatVector.broadcast(SPECIES, a[column + 3]);
        c30 = x.fma(b0, c30);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
    }
  }

  private static final class Tile4x2 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      int p1 = p + stride;
      int p2 = p + 2 * stride;
      int p3 = p + 3 * stride;
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c31 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + last);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        x = FloatVector.broadcast(SPECIES, a[p1 + l]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        x = FloatVector.broadcast(SPECIES, a[p2 + l]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        x = FloatVector.broadcast(SPECIES, a[p3 + l]);
        c30 = x.fma(b0, c30);
        c31 = x.fma(b1, c31);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + last);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c31).intoArray(c, r + 3 * n + last);
    }
  }

  private static final class TransposedTile4x2 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c31 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + last);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        x = FloatVector.broadcast(SPECIES, a[column + 1]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        x = FloatVector.broadcast(SPECIES, a[column + 2]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        x = FloatVector.broadcast(SPECIES, a[column + 3]);
        c30 = x.fma(b0, c30);
        c31 = x.fma(b1, c31);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + last);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c31).intoArray(c, r + 3 * n + last);
    }
  }

  private static final class Tile4x3 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      int p1 = p + stride;
      int p2 = p + 2 * stride;
      int p3 = p + 3 * stride;
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + L);
      FloatVector c12 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + L);
      FloatVector c22 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c31 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + L);
      FloatVector c32 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + last);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        x = FloatVector.broadcast(SPECIES, a[p1 + l]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        x = FloatVector.broadcast(SPECIES, a[p2 + l]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        c22 = x.fma(b2, c22);
        x = FloatVector.broadcast(SPECIES, a[p3 + l]);
        c30 = x.fma(b0, c30);
        c31 = x.fma(b1, c31);
        c32 = x.fma(b2, c32);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + L);
      FloatVector.zero(SPECIES).add(c12).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + L);
      FloatVector.zero(SPECIES).add(c22).intoArray(c, r + 2 * n + last);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c31).intoArray(c, r + 3 * n + L);
      FloatVector.zero(SPECIES).add(c32).intoArray(c, r + 3 * n + last);
    }
  }

  private static final class TransposedTile4x3 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + L);
      FloatVector c12 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + L);
      FloatVector c22 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c31 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + L);
      FloatVector c32 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + last);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        x = FloatVector.broadcast(SPECIES, a[column + 1]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        x = FloatVector.broadcast(SPECIES, a[column + 2]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        c22 = x.fma(b2, c22);
        x = FloatVector.broadcast(SPECIES, a[column + 3]);
        c30 = x.fma(b0, c30);
        c31 = x.fma(b1, c31);
        c32 = x.fma(b2, c32);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + L);
      FloatVector.zero(SPECIES).add(c12).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + L);
      FloatVector.zero(SPECIES).add(c22).intoArray(c, r + 2 * n + last);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c31).intoArray(c, r + 3 * n + L);
      FloatVector.zero(SPECIES).add(c32).intoArray(c, r + 3 * n + last);
    }
  }

  private static final class Tile4x4 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      int p1 = p + stride;
      int p2 = p + 2 * stride;
      int p3 = p + 3 * stride;
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + 2 * L);
      FloatVector c03 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + L);
      FloatVector c12 = FloatVector.fromArray(SPECIES, init, s + initStride + 2 * L);
      FloatVector c13 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + L);
      FloatVector c22 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + 2 * L);
      FloatVector c23 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c31 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + L);
      FloatVector c32 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + 2 * L);
      FloatVector c33 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + last);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + 2 * L);
        FloatVector b3 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        c03 = x.fma(b3, c03);
        x = FloatVector.broadcast(SPECIES, a[p1 + l]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        c13 = x.fma(b3, c13);
        x = FloatVector.broadcast(SPECIES, a[p2 + l]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        c22 = x.fma(b2, c22);
        c23 = x.fma(b3, c23);
        x = FloatVector.broadcast(SPECIES, a[p3 + l]);
        c30 = x.fma(b0, c30);
        c31 = x.fma(b1, c31);
        c32 = x.fma(b2, c32);
        c33 = x.fma(b3, c33);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + 2 * L);
      FloatVector.zero(SPECIES).add(c03).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + L);
      FloatVector.zero(SPECIES).add(c12).intoArray(c, r + n + 2 * L);
      FloatVector.zero(SPECIES).add(c13).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + L);
      FloatVector.zero(SPECIES).add(c22).intoArray(c, r + 2 * n + 2 * L);
      FloatVector.zero(SPECIES).add(c23).intoArray(c, r + 2 * n + last);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c31).intoArray(c, r + 3 * n + L);
      FloatVector.zero(SPECIES).add(c32).intoArray(c, r + 3 * n + 2 * L);
      FloatVector.zero(SPECIES).add(c33).intoArray(c, r + 3 * n + last);
    }
  }

  private static final class TransposedTile4x4 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + 2 * L);
      FloatVector c03 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + L);
      FloatVector c12 = FloatVector.fromArray(SPECIES, init, s + initStride + 2 * L);
      FloatVector c13 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + L);
      FloatVector c22 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + 2 * L);
      FloatVector c23 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c31 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + L);
      FloatVector c32 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + 2 * L);
      FloatVector c33 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + last);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + 2 * L);
        FloatVector b3 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        c03 = x.fma(b3, c03);
        x = FloatVector.broadcast(SPECIES, a[column + 1]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        c13 = x.fma(b3, c13);
        x = FloatVector.broadcast(SPECIES, a[column + 2]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        c22 = x.fma(b2, c22);
        c23 = x.fma(b3, c23);
        x = FloatVector.broadcast(SPECIES, a[column + 3]);
        c30 = x.fma(b0, c30);
        c31 = x.fma(b1, c31);
        c32 = x.fma(b2, c32);
        c33 = x.fma(b3, c33);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + 2 * L);
      FloatVector.zero(SPECIES).add(c03).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + L);
      FloatVector.zero(SPECIES).add(c12).intoArray(c, r + n + 2 * L);
      FloatVector.zero(SPECIES).add(c13).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + L);
      FloatVector.zero(SPECIES).add(c22).intoArray(c, r + 2 * n + 2 * L);
      FloatVector.zero(SPECIES).add(c23).intoArray(c, r + 2 * n + last);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c31).intoArray(c, r + 3 * n + L);
      FloatVector.zero(SPECIES).add(c32).intoArray(c, r + 3 * n + 2 * L);
      FloatVector.zero(SPECIES).add(c33).intoArray(c, r + 3 * n + last);
    }
  }

  private static final class Tile5x1 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      int p1 = p + stride;
      int p2 = p + 2 * stride;
      int p3 = p + 3 * stride;
      int p4 = p + 4 * stride;
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c40 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        x = FloatVector.broadcast(SPECIES, a[p1 + l]);
        c10 = x.fma(b0, c10);
        x = FloatVector.broadcast(SPECIES, a[p2 + l]);
        c20 = x.fma(b0, c20);
        x = FloatVector.broadcast(SPECIES, a[p3 + l]);
        c30 = x.fma(b0, c30);
        x = FloatVector.broadcast(SPECIES, a[p4 + l]);
        c40 = x.fma(b0, c40);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c40).intoArray(c, r + 4 * n);
    }
  }

  private static final class TransposedTile5x1 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c40 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        x = FloatVector.broadcast(SPECIES, a[column + 1]);
        c10 = x.fma(b0, c10);
        x = FloatVector.broadcast(SPECIES, a[column + 2]);
        c20 = x.fma(b0, c20);
        x = FloatVector.broadcast(SPECIES, a[column + 3]);
        c30 = x.fma(b0, c30);
        x = FloatVector.broadcast(SPECIES, a[column + 4]);
        c40 = x.fma(b0, c40);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c40).intoArray(c, r + 4 * n);
    }
  }

  private static final class Tile5x2 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      int p1 = p + stride;
      int p2 = p + 2 * stride;
      int p3 = p + 3 * stride;
      int p4 = p + 4 * stride;
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c31 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + last);
      FloatVector c40 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride);
      FloatVector c41 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + last);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        x = FloatVector.broadcast(SPECIES, a[p1 + l]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        x = FloatVector.broadcast(SPECIES, a[p2 + l]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        x = FloatVector.broadcast(SPECIES, a[p3 + l]);
        c30 = x.fma(b0, c30);
        c31 = x.fma(b1, c31);
        x = FloatVector.broadcast(SPECIES, a[p4 + l]);
        c40 = x.fma(b0, c40);
        c41 = x.fma(b1, c41);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + last);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c31).intoArray(c, r + 3 * n + last);
      FloatVector.zero(SPECIES).add(c40).intoArray(c, r + 4 * n);
      FloatVector.zero(SPECIES).add(c41).intoArray(c, r + 4 * n + last);
    }
  }

  private static final class TransposedTile5x2 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c31 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + last);
      FloatVector c40 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride);
      FloatVector c41 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + last);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        x = FloatVector.broadcast(SPECIES, a[column + 1]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        x = FloatVector.broadcast(SPECIES, a[column + 2]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        x = FloatVector.broadcast(SPECIES, a[column + 3]);
        c30 = x.fma(b0, c30);
        c31 = x.fma(b1, c31);
        x = FloatVector.broadcast(SPECIES, a[column + 4]);
        c40 = x.fma(b0, c40);
        c41 = x.fma(b1, c41);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + last);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c31).intoArray(c, r + 3 * n + last);
      FloatVector.zero(SPECIES).add(c40).intoArray(c, r + 4 * n);
      FloatVector.zero(SPECIES).add(c41).intoArray(c, r + 4 * n + last);
    }
  }

  private static final class Tile5x3 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      int p1 = p + stride;
      int p2 = p + 2 * stride;
      int p3 = p + 3 * stride;
      int p4 = p + 4 * stride;
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + L);
      FloatVector c12 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + L);
      FloatVector c22 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c31 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + L);
      FloatVector c32 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + last);
      FloatVector c40 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride);
      FloatVector c41 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + L);
      FloatVector c42 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + last);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        x = FloatVector.broadcast(SPECIES, a[p1 + l]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        x = FloatVector.broadcast(SPECIES, a[p2 + l]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        c22 = x.fma(b2, c22);
        x = FloatVector.broadcast(SPECIES, a[p3 + l]);
        c30 = x.fma(b0, c30);
        c31 = x.fma(b1, c31);
        c32 = x.fma(b2, c32);
        x = FloatVector.broadcast(SPECIES, a[p4 + l]);
        c40 = x.fma(b0, c40);
        c41 = x.fma(b1, c41);
        c42 = x.fma(b2, c42);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + L);
      FloatVector.zero(SPECIES).add(c12).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + L);
      FloatVector.zero(SPECIES).add(c22).intoArray(c, r + 2 * n + last);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c31).intoArray(c, r + 3 * n + L);
      FloatVector.zero(SPECIES).add(c32).intoArray(c, r + 3 * n + last);
      FloatVector.zero(SPECIES).add(c40).intoArray(c, r + 4 * n);
      FloatVector.zero(SPECIES).add(c41).intoArray(c, r + 4 * n + L);
      FloatVector.zero(SPECIES).add(c42).intoArray(c, r + 4 * n + last);
    }
  }

  private static final class TransposedTile5x3 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + L);
      FloatVector c12 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + L);
      FloatVector c22 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c31 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + L);
      FloatVector c32 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + last);
      FloatVector c40 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride);
      FloatVector c41 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + L);
      FloatVector c42 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + last);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        x = FloatVector.broadcast(SPECIES, a[column + 1]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        x = FloatVector.broadcast(SPECIES, a[column + 2]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        c22 = x.fma(b2, c22);
        x = FloatVector.broadcast(SPECIES, a[column + 3]);
        c30 = x.fma(b0, c30);
        c31 = x.fma(b1, c31);
        c32 = x.fma(b2, c32);
        x = FloatVector.broadcast(SPECIES, a[column + 4]);
        c40 = x.fma(b0, c40);
        c41 = x.fma(b1, c41);
        c42 = x.fma(b2, c42);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + L);
      FloatVector.zero(SPECIES).add(c12).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + L);
      FloatVector.zero(SPECIES).add(c22).intoArray(c, r + 2 * n + last);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c31).intoArray(c, r + 3 * n + L);
      FloatVector.zero(SPECIES).add(c32).intoArray(c, r + 3 * n + last);
      FloatVector.zero(SPECIES).add(c40).intoArray(c, r + 4 * n);
      FloatVector.zero(SPECIES).add(c41).intoArray(c, r + 4 * n + L);
      FloatVector.zero(SPECIES).add(c42).intoArray(c, r + 4 * n + last);
    }
  }

  private static final class Tile5x4 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      int p1 = p + stride;
      int p2 = p + 2 * stride;
      int p3 = p + 3 * stride;
      int p4 = p + 4 * stride;
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + 2 * L);
      FloatVector c03 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + L);
      FloatVector c12 = FloatVector.fromArray(SPECIES, init, s + initStride + 2 * L);
      FloatVector c13 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + L);
      FloatVector c22 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + 2 * L);
      FloatVector c23 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c31 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + L);
      FloatVector c32 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + 2 * L);
      FloatVector c33 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + last);
      FloatVector c40 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride);
      FloatVector c41 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + L);
      FloatVector c42 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + 2 * L);
      FloatVector c43 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + last);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + 2 * L);
        FloatVector b3 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        c03 = x.fma(b3, c03);
        x = FloatVector.broadcast(SPECIES, a[p1 + l]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        c13 = x.fma(b3, c13);
        x = FloatVector.broadcast(SPECIES, a[p2 + l]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        c22 = x.fma(b2, c22);
        c23 = x.fma(b3, c23);
        x = FloatVector.broadcast(SPECIES, a[p3 + l]);
        c30 = x.fma(b0, c30);
        c31 = x.fma(b1, c31);
        c32 = x.fma(b2, c32);
        c33 = x.fma(b3, c33);
        x = FloatVector.broadcast(SPECIES, a[p4 + l]);
        c40 = x.fma(b0, c40);
        c41 = x.fma(b1, c41);
        c42 = x.fma(b2, c42);
        c43 = x.fma(b3, c43);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + 2 * L);
      FloatVector.zero(SPECIES).add(c03).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + L);
      FloatVector.zero(SPECIES).add(c12).intoArray(c, r + n + 2 * L);
      FloatVector.zero(SPECIES).add(c13).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + L);
      FloatVector.zero(SPECIES).add(c22).intoArray(c, r + 2 * n + 2 * L);
      FloatVector.zero(SPECIES).add(c23).intoArray(c, r + 2 * n + last);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c31).intoArray(c, r + 3 * n + L);
      FloatVector.zero(SPECIES).add(c32).intoArray(c, r + 3 * n + 2 * L);
      FloatVector.zero(SPECIES).add(c33).intoArray(c, r + 3 * n + last);
      FloatVector.zero(SPECIES).add(c40).intoArray(c, r + 4 * n);
      FloatVector.zero(SPECIES).add(c41).intoArray(c, r + 4 * n + L);
      FloatVector.zero(SPECIES).add(c42).intoArray(c, r + 4 * n + 2 * L);
      FloatVector.zero(SPECIES).add(c43).intoArray(c, r + 4 * n + last);
    }
  }

  private static final class TransposedTile5x4 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + 2 * L);
      FloatVector c03 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + L);
      FloatVector c12 = FloatVector.fromArray(SPECIES, init, s + initStride + 2 * L);
      FloatVector c13 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + L);
      FloatVector c22 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + 2 * L);
      FloatVector c23 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c31 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + L);
      FloatVector c32 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + 2 * L);
      FloatVector c33 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + last);
      FloatVector c40 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride);
      FloatVector c41 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + L);
      FloatVector c42 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + 2 * L);
      FloatVector c43 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + last);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + 2 * L);
        FloatVector b3 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        c03 = x.fma(b3, c03);
        x = FloatVector.broadcast(SPECIES, a[column + 1]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        c13 = x.fma(b3, c13);
        x = FloatVector.broadcast(SPECIES, a[column + 2]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        c22 = x.fma(b2, c22);
        c23 = x.fma(b3, c23);
        x = FloatVector.broadcast(SPECIES, a[column + 3]);
        c30 = x.fma(b0, c30);
        c31 = x.fma(b1, c31);
        c32 = x.fma(b2, c32);
        c33 = x.fma(b3, c33);
        x = FloatVector.broadcast(SPECIES, a[column + 4]);
        c40 = x.fma(b0, c40);
        c41 = x.fma(b1, c41);
        c42 = x.fma(b2, c42);
        c43 = x.fma(b3, c43);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + 2 * L);
      FloatVector.zero(SPECIES).add(c03).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + L);
      FloatVector.zero(SPECIES).add(c12).intoArray(c, r + n + 2 * L);
      FloatVector.zero(SPECIES).add(c13).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + L);
      FloatVector.zero(SPECIES).add(c22).intoArray(c, r + 2 * n + 2 * L);
      FloatVector.zero(SPECIES).add(c23).intoArray(c, r + 2 * n + last);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c31).intoArray(c, r + 3 * n + L);
      FloatVector.zero(SPECIES).add(c32).intoArray(c, r + 3 * n + 2 * L);
      FloatVector.zero(SPECIES).add(c33).intoArray(c, r + 3 * n + last);
      FloatVector.zero(SPECIES).add(c40).intoArray(c, r + 4 * n);
      FloatVector.zero(SPECIES).add(c41).intoArray(c, r + 4 * n + L);
      FloatVector.zero(SPECIES).add(c42).intoArray(c, r + 4 * n + 2 * L);
      FloatVector.zero(SPECIES).add(c43).intoArray(c, r + 4 * n + last);
    }
  }

  private static final class Tile6x1 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      int p1 = p + stride;
      int p2 = p + 2 * stride;
      int p3 = p + 3 * stride;
      int p4 = p + 4 * stride;
      int p5 = p + 5 * stride;
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c40 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride);
      FloatVector c50 = FloatVector.fromArray(SPECIES, init, s + 5 * initStride);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        x = FloatVector.broadcast(SPECIES, a[p1 + l]);
        c10 = x.fma(b0, c10);
        x = FloatVector.broadcast(SPECIES, a[p2 + l]);
        c20 = x.fma(b0, c20);
        x = FloatVector.broadcast(SPECIES, a[p3 + l]);
        c30 = x.fma(b0, c30);
        x = FloatVector.broadcast(SPECIES, a[p4 + l]);
        c40 = x.fma(b0, c40);
        x = FloatVector.broadcast(SPECIES, a[p5 + l]);
        c50 = x.fma(b0, c50);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c40).intoArray(c, r + 4 * n);
      FloatVector.zero(SPECIES).add(c50).intoArray(c, r + 5 * n);
    }
  }

  private static final class TransposedTile6x1 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c40 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride);
      FloatVector c50 = FloatVector.fromArray(SPECIES, init, s + 5 * initStride);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        x = FloatVector.broadcast(SPECIES, a[column + 1]);
        c10 = x.fma(b0, c10);
        x = FloatVector.broadcast(SPECIES, a[column + 2]);
        c20 = x.fma(b0, c20);
        x = FloatVector.broadcast(SPECIES, a[column + 3]);
        c30 = x.fma(b0, c30);
        x = FloatVector.broadcast(SPECIES, a[column + 4]);
        c40 = x.fma(b0, c40);
        x = FloatVector.broadcast(SPECIES, a[column + 5]);
        c50 = x.fma(b0, c50);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c40).intoArray(c, r + 4 * n);
      FloatVector.zero(SPECIES).add(c50).intoArray(c, r + 5 * n);
    }
  }

  private static final class Tile6x2 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      int p1 = p + stride;
      int p2 = p + 2 * stride;
      int p3 = p + 3 * stride;
      int p4 = p + 4 * stride;
      int p5 = p + 5 * stride;
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c31 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + last);
      FloatVector c40 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride);
      FloatVector c41 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + last);
      FloatVector c50 = FloatVector.fromArray(SPECIES, init, s + 5 * initStride);
      FloatVector c51 = FloatVector.fromArray(SPECIES, init, s + 5 * initStride + last);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        x = FloatVector.broadcast(SPECIES, a[p1 + l]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        x = FloatVector.broadcast(SPECIES, a[p2 + l]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        x = FloatVector.broadcast(SPECIES, a[p3 + l]);
        c30 = x.fma(b0, c30);
        c31 = x.fma(b1, c31);
        x = FloatVector.broadcast(SPECIES, a[p4 + l]);
        c40 = x.fma(b0, c40);
        c41 = x.fma(b1, c41);
        x = FloatVector.broadcast(SPECIES, a[p5 + l]);
        c50 = x.fma(b0, c50);
        c51 = x.fma(b1, c51);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + last);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c31).intoArray(c, r + 3 * n + last);
      FloatVector.zero(SPECIES).add(c40).intoArray(c, r + 4 * n);
      FloatVector.zero(SPECIES).add(c41).intoArray(c, r + 4 * n + last);
      FloatVector.zero(SPECIES).add(c50).intoArray(c, r + 5 * n);
      FloatVector.zero(SPECIES).add(c51).intoArray(c, r + 5 * n + last);
    }
  }

  private static final class TransposedTile6x2 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c31 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + last);
      FloatVector c40 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride);
      FloatVector c41 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + last);
      FloatVector c50 = FloatVector.fromArray(SPECIES, init, s + 5 * initStride);
      FloatVector c51 = FloatVector.fromArray(SPECIES, init, s + 5 * initStride + last);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        x = FloatVector.broadcast(SPECIES, a[column + 1]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        x = FloatVector.broadcast(SPECIES, a[column + 2]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        x = FloatVector.broadcast(SPECIES, a[column + 3]);
        c30 = x.fma(b0, c30);
        c31 = x.fma(b1, c31);
        x = FloatVector.broadcast(SPECIES, a[column + 4]);
        c40 = x.fma(b0, c40);
        c41 = x.fma(b1, c41);
        x = FloatVector.broadcast(SPECIES, a[column + 5]);
        c50 = x.fma(b0, c50);
        c51 = x.fma(b1, c51);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + last);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c31).intoArray(c, r + 3 * n + last);
      FloatVector.zero(SPECIES).add(c40).intoArray(c, r + 4 * n);
      FloatVector.zero(SPECIES).add(c41).intoArray(c, r + 4 * n + last);
      FloatVector.zero(SPECIES).add(c50).intoArray(c, r + 5 * n);
      FloatVector.zero(SPECIES).add(c51).intoArray(c, r + 5 * n + last);
    }
  }

  private static final class Tile6x3 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      int p1 = p + stride;
      int p2 = p + 2 * stride;
      int p3 = p + 3 * stride;
      int p4 = p + 4 * stride;
      int p5 = p + 5 * stride;
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + L);
      FloatVector c12 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + L);
      FloatVector c22 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c31 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + L);
      FloatVector c32 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + last);
      FloatVector c40 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride);
      FloatVector c41 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + L);
      FloatVector c42 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + last);
      FloatVector c50 = FloatVector.fromArray(SPECIES, init, s + 5 * initStride);
      FloatVector c51 = FloatVector.fromArray(SPECIES, init, s + 5 * initStride + L);
      FloatVector c52 = FloatVector.fromArray(SPECIES, init, s + 5 * initStride + last);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        x = FloatVector.broadcast(SPECIES, a[p1 + l]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        x = FloatVector.broadcast(SPECIES, a[p2 + l]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        c22 = x.fma(b2, c22);
        x = FloatVector.broadcast(SPECIES, a[p3 + l]);
        c30 = x.fma(b0, c30);
        c31 = x.fma(b1, c31);
        c32 = x.fma(b2, c32);
        x = FloatVector.broadcast(SPECIES, a[p4 + l]);
        c40 = x.fma(b0, c40);
        c41 = x.fma(b1, c41);
        c42 = x.fma(b2, c42);
        x = FloatVector.broadcast(SPECIES, a[p5 + l]);
        c50 = x.fma(b0, c50);
        c51 = x.fma(b1, c51);
        c52 = x.fma(b2, c52);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + L);
      FloatVector.zero(SPECIES).add(c12).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + L);
      FloatVector.zero(SPECIES).add(c22).intoArray(c, r + 2 * n + last);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c31).intoArray(c, r + 3 * n + L);
      FloatVector.zero(SPECIES).add(c32).intoArray(c, r + 3 * n + last);
      FloatVector.zero(SPECIES).add(c40).intoArray(c, r + 4 * n);
      FloatVector.zero(SPECIES).add(c41).intoArray(c, r + 4 * n + L);
      FloatVector.zero(SPECIES).add(c42).intoArray(c, r + 4 * n + last);
      FloatVector.zero(SPECIES).add(c50).intoArray(c, r + 5 * n);
      FloatVector.zero(SPECIES).add(c51).intoArray(c, r + 5 * n + L);
      FloatVector.zero(SPECIES).add(c52).intoArray(c, r + 5 * n + last);
    }
  }

  private static final class TransposedTile6x3 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + L);
      FloatVector c12 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + L);
      FloatVector c22 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c31 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + L);
      FloatVector c32 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + last);
      FloatVector c40 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride);
      FloatVector c41 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + L);
      FloatVector c42 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + last);
      FloatVector c50 = FloatVector.fromArray(SPECIES, init, s + 5 * initStride);
      FloatVector c51 = FloatVector.fromArray(SPECIES, init, s + 5 * initStride + L);
      FloatVector c52 = FloatVector.fromArray(SPECIES, init, s + 5 * initStride + last);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        x = FloatVector.broadcast(SPECIES, a[column + 1]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        x = FloatVector.broadcast(SPECIES, a[column + 2]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        c22 = x.fma(b2, c22);
        x = FloatVector.broadcast(SPECIES, a[column + 3]);
        c30 = x.fma(b0, c30);
        c31 = x.fma(b1, c31);
        c32 = x.fma(b2, c32);
        x = FloatVector.broadcast(SPECIES, a[column + 4]);
        c40 = x.fma(b0, c40);
        c41 = x.fma(b1, c41);
        c42 = x.fma(b2, c42);
        x = FloatVector.broadcast(SPECIES, a[column + 5]);
        c50 = x.fma(b0, c50);
        c51 = x.fma(b1, c51);
        c52 = x.fma(b2, c52);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + L);
      FloatVector.zero(SPECIES).add(c12).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + L);
      FloatVector.zero(SPECIES).add(c22).intoArray(c, r + 2 * n + last);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c31).intoArray(c, r + 3 * n + L);
      FloatVector.zero(SPECIES).add(c32).intoArray(c, r + 3 * n + last);
      FloatVector.zero(SPECIES).add(c40).intoArray(c, r + 4 * n);
      FloatVector.zero(SPECIES).add(c41).intoArray(c, r + 4 * n + L);
      FloatVector.zero(SPECIES).add(c42).intoArray(c, r + 4 * n + last);
      FloatVector.zero(SPECIES).add(c50).intoArray(c, r + 5 * n);
      FloatVector.zero(SPECIES).add(c51).intoArray(c, r + 5 * n + L);
      FloatVector.zero(SPECIES).add(c52).intoArray(c, r + 5 * n + last);
    }
  }

  private static final class Tile6x4 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      int p1 = p + stride;
      int p2 = p + 2 * stride;
      int p3 = p + 3 * stride;
      int p4 = p + 4 * stride;
      int p5 = p + 5 * stride;
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + 2 * L);
      FloatVector c03 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + L);
      FloatVector c12 = FloatVector.fromArray(SPECIES, init, s + initStride + 2 * L);
      FloatVector c13 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + L);
      FloatVector c22 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + 2 * L);
      FloatVector c23 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c31 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + L);
      FloatVector c32 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + 2 * L);
      FloatVector c33 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + last);
      FloatVector c40 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride);
      FloatVector c41 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + L);
      FloatVector c42 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + 2 * L);
      FloatVector c43 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + last);
      FloatVector c50 = FloatVector.fromArray(SPECIES, init, s + 5 * initStride);
      FloatVector c51 = FloatVector.fromArray(SPECIES, init, s + 5 * initStride + L);
      FloatVector c52 = FloatVector.fromArray(SPECIES, init, s + 5 * initStride + 2 * L);
      FloatVector c53 = FloatVector.fromArray(SPECIES, init, s + 5 * initStride + last);
      int row = q;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + 2 * L);
        FloatVector b3 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p + l]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        c03 = x.fma(b3, c03);
        x = FloatVector.broadcast(SPECIES, a[p1 + l]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        c13 = x.fma(b3, c13);
        x = FloatVector.broadcast(SPECIES, a[p2 + l]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        c22 = x.fma(b2, c22);
        c23 = x.fma(b3, c23);
        x = FloatVector.broadcast(SPECIES, a[p3 + l]);
        c30 = x.fma(b0, c30);
        c31 = x.fma(b1, c31);
        c32 = x.fma(b2, c32);
        c33 = x.fma(b3, c33);
        x = FloatVector.broadcast(SPECIES, a[p4 + l]);
        c40 = x.fma(b0, c40);
        c41 = x.fma(b1, c41);
        c42 = x.fma(b2, c42);
        c43 = x.fma(b3, c43);
        x = FloatVector.broadcast(SPECIES, a[p5 + l]);
        c50 = x.fma(b0, c50);
        c51 = x.fma(b1, c51);
        c52 = x.fma(b2, c52);
        c53 = x.fma(b3, c53);
        row += n;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + 2 * L);
      FloatVector.zero(SPECIES).add(c03).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + L);
      FloatVector.zero(SPECIES).add(c12).intoArray(c, r + n + 2 * L);
      FloatVector.zero(SPECIES).add(c13).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + L);
      FloatVector.zero(SPECIES).add(c22).intoArray(c, r + 2 * n + 2 * L);
      FloatVector.zero(SPECIES).add(c23).intoArray(c, r + 2 * n + last);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c31).intoArray(c, r + 3 * n + L);
      FloatVector.zero(SPECIES).add(c32).intoArray(c, r + 3 * n + 2 * L);
      FloatVector.zero(SPECIES).add(c33).intoArray(c, r + 3 * n + last);
      FloatVector.zero(SPECIES).add(c40).intoArray(c, r + 4 * n);
      FloatVector.zero(SPECIES).add(c41).intoArray(c, r + 4 * n + L);
      FloatVector.zero(SPECIES).add(c42).intoArray(c, r + 4 * n + 2 * L);
      FloatVector.zero(SPECIES).add(c43).intoArray(c, r + 4 * n + last);
      FloatVector.zero(SPECIES).add(c50).intoArray(c, r + 5 * n);
      FloatVector.zero(SPECIES).add(c51).intoArray(c, r + 5 * n + L);
      FloatVector.zero(SPECIES).add(c52).intoArray(c, r + 5 * n + 2 * L);
      FloatVector.zero(SPECIES).add(c53).intoArray(c, r + 5 * n + last);
    }
  }

  private static final class TransposedTile6x4 extends Tile {
    @Override
    void run(
        int k,
        int n,
        int last,
        float[] a,
        int p,
        int stride,
        float[] b,
        int q,
        float[] init,
        int s,
        int initStride,
        float[] c,
        int r) {
      FloatVector c00 = FloatVector.fromArray(SPECIES, init, s);
      FloatVector c01 = FloatVector.fromArray(SPECIES, init, s + L);
      FloatVector c02 = FloatVector.fromArray(SPECIES, init, s + 2 * L);
      FloatVector c03 = FloatVector.fromArray(SPECIES, init, s + last);
      FloatVector c10 = FloatVector.fromArray(SPECIES, init, s + initStride);
      FloatVector c11 = FloatVector.fromArray(SPECIES, init, s + initStride + L);
      FloatVector c12 = FloatVector.fromArray(SPECIES, init, s + initStride + 2 * L);
      FloatVector c13 = FloatVector.fromArray(SPECIES, init, s + initStride + last);
      FloatVector c20 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride);
      FloatVector c21 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + L);
      FloatVector c22 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + 2 * L);
      FloatVector c23 = FloatVector.fromArray(SPECIES, init, s + 2 * initStride + last);
      FloatVector c30 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride);
      FloatVector c31 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + L);
      FloatVector c32 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + 2 * L);
      FloatVector c33 = FloatVector.fromArray(SPECIES, init, s + 3 * initStride + last);
      FloatVector c40 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride);
      FloatVector c41 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + L);
      FloatVector c42 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + 2 * L);
      FloatVector c43 = FloatVector.fromArray(SPECIES, init, s + 4 * initStride + last);
      FloatVector c50 = FloatVector.fromArray(SPECIES, init, s + 5 * initStride);
      FloatVector c51 = FloatVector.fromArray(SPECIES, init, s + 5 * initStride + L);
      FloatVector c52 = FloatVector.fromArray(SPECIES, init, s + 5 * initStride + 2 * L);
      FloatVector c53 = FloatVector.fromArray(SPECIES, init, s + 5 * initStride + last);
      int row = q;
      int column = p;
      for (int l = 0; l < k; l++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + L);
        FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + 2 * L);
        FloatVector b3 = FloatVector.fromArray(SPECIES, b, row + last);
        FloatVector x = FloatVector.broadcast(SPECIES, a[column]);
        c00 = x.fma(b0, c00);
        c01 = x.fma(b1, c01);
        c02 = x.fma(b2, c02);
        c03 = x.fma(b3, c03);
        x = FloatVector.broadcast(SPECIES, a[column + 1]);
        c10 = x.fma(b0, c10);
        c11 = x.fma(b1, c11);
        c12 = x.fma(b2, c12);
        c13 = x.fma(b3, c13);
        x = FloatVector.broadcast(SPECIES, a[column + 2]);
        c20 = x.fma(b0, c20);
        c21 = x.fma(b1, c21);
        c22 = x.fma(b2, c22);
        c23 = x.fma(b3, c23);
        x = FloatVector.broadcast(SPECIES, a[column + 3]);
        c30 = x.fma(b0, c30);
        c31 = x.fma(b1, c31);
        c32 = x.fma(b2, c32);
        c33 = x.fma(b3, c33);
        x = FloatVector.broadcast(SPECIES, a[column + 4]);
        c40 = x.fma(b0, c40);
        c41 = x.fma(b1, c41);
        c42 = x.fma(b2, c42);
        c43 = x.fma(b3, c43);
        x = FloatVector.broadcast(SPECIES, a[column + 5]);
        c50 = x.fma(b0, c50);
        c51 = x.fma(b1, c51);
        c52 = x.fma(b2, c52);
        c53 = x.fma(b3, c53);
        row += n;
        column += stride;
      }
      FloatVector.zero(SPECIES).add(c00).intoArray(c, r);
      FloatVector.zero(SPECIES).add(c01).intoArray(c, r + L);
      FloatVector.zero(SPECIES).add(c02).intoArray(c, r + 2 * L);
      FloatVector.zero(SPECIES).add(c03).intoArray(c, r + last);
      FloatVector.zero(SPECIES).add(c10).intoArray(c, r + n);
      FloatVector.zero(SPECIES).add(c11).intoArray(c, r + n + L);
      FloatVector.zero(SPECIES).add(c12).intoArray(c, r + n + 2 * L);
      FloatVector.zero(SPECIES).add(c13).intoArray(c, r + n + last);
      FloatVector.zero(SPECIES).add(c20).intoArray(c, r + 2 * n);
      FloatVector.zero(SPECIES).add(c21).intoArray(c, r + 2 * n + L);
      FloatVector.zero(SPECIES).add(c22).intoArray(c, r + 2 * n + 2 * L);
      FloatVector.zero(SPECIES).add(c23).intoArray(c, r + 2 * n + last);
      FloatVector.zero(SPECIES).add(c30).intoArray(c, r + 3 * n);
      FloatVector.zero(SPECIES).add(c31).intoArray(c, r + 3 * n + L);
      FloatVector.zero(SPECIES).add(c32).intoArray(c, r + 3 * n + 2 * L);
      FloatVector.zero(SPECIES).add(c33).intoArray(c, r + 3 * n + last);
      FloatVector.zero(SPECIES).add(c40).intoArray(c, r + 4 * n);
      FloatVector.zero(SPECIES).add(c41).intoArray(c, r + 4 * n + L);
      FloatVector.zero(SPECIES).add(c42).intoArray(c, r + 4 * n + 2 * L);
      FloatVector.zero(SPECIES).add(c43).intoArray(c, r + 4 * n + last);
      FloatVector.zero(SPECIES).add(c50).intoArray(c, r + 5 * n);
      FloatVector.zero(SPECIES).add(c51).intoArray(c, r + 5 * n + L);
      FloatVector.zero(SPECIES).add(c52).intoArray(c, r + 5 * n + 2 * L);
      FloatVector.zero(SPECIES).add(c53).intoArray(c, r + 5 * n + last);
    }
  }
}
