package io.metalearn4j.engine.jvm.vector;

import static io.metalearn4j.engine.jvm.vector.Lanes.L;
import static io.metalearn4j.engine.jvm.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Transposition of strips as high as a vector is long and 8 columns wide. The last strip of a row
 * or column ends with the matrix and overlaps the one before it.
 *
 * <p>A strip is 8 vectors: that of row i holds 8 columns of it and, where vectors have 16 lanes, of
 * row i + 8, each loaded to where its lanes are. Three exchanges between vectors whose numbers
 * differ in one bit do the rest: the lanes that change places are gathered in one vector, swapped,
 * and shared out, since moving a lane costs more than a blend.
 *
 * <p>The method is small for its work, because JDK 17 makes objects of vectors where a method grows
 * beyond 18,000 nodes while it is parsed ({@code NodeCountInliningCutoff}): a blend by a mask is
 * one operation, one by bits is three.
 */
final class VectorTranspose {
  private static final int WIDTH = 8;
  private static final VectorShuffle<Float> SWAP_1 = swap(1);
  private static final VectorShuffle<Float> SWAP_2 = swap(2);
  private static final VectorShuffle<Float> SWAP_4 = swap(4);
  private static final VectorMask<Float> ODD_1 = odd(1);
  private static final VectorMask<Float> ODD_2 = odd(2);
  private static final VectorMask<Float> ODD_4 = odd(4);
  private static final VectorMask<Float> ODD_8 = odd(8);

  private VectorTranspose() {}

  private static VectorShuffle<Float> swap(int bit) {
    return VectorShuffle.fromOp(SPECIES, lane -> lane ^ bit);
  }

  /** The lanes whose number has this bit. */
  private static VectorMask<Float> odd(int bit) {
    boolean[] lanes = new boolean[L];
    for (int i = 0; i < L; i++) {
      lanes[i] = (i & bit) != 0;
    }
    return VectorMask.fromArray(SPECIES, lanes, 0);
  }

  /** Whether there are strips of this vector length and the matrix is large enough for one. */
  static boolean isPossible(int rows, int columns) {
    return (L == 8 || L == 16) && rows >= L && columns >= WIDTH;
  }

  static void transpose(int rows, int columns, float[] x, int xOffset, float[] out, int outOffset) {
    for (int i = 0; i < rows; i += L) {
      int row = Math.min(i, rows - L);
      for (int j = 0; j < columns; j += WIDTH) {
        int column = Math.min(j, columns - WIDTH);
        int p = xOffset + row * columns + column;
        strip(x, p, columns, out, outOffset + column * rows + row, rows);
      }
    }
  }

  private static void strip(float[] x, int p, int columns, float[] out, int r, int rows) {
    int q = p + (L - 8) * (columns - 1); // row 8, 8 floats back
    FloatVector a0 =
        FloatVector.fromArray(SPECIES, x, p).blend(FloatVector.fromArray(SPECIES, x, q), ODD_8);
    FloatVector a1 =
        FloatVector.fromArray(SPECIES, x, p + columns)
            .blend(FloatVector.fromArray(SPECIES, x, q + columns), ODD_8);
    FloatVector a2 =
        FloatVector.fromArray(SPECIES, x, p + 2 * columns)
            .blend(FloatVector.fromArray(SPECIES, x, q + 2 * columns), ODD_8);
    FloatVector a3 =
        FloatVector.fromArray(SPECIES, x, p + 3 * columns)
            .blend(FloatVector.fromArray(SPECIES, x, q + 3 * columns), ODD_8);
    FloatVector a4 =
        FloatVector.fromArray(SPECIES, x, p + 4 * columns)
            .blend(FloatVector.fromArray(SPECIES, x, q + 4 * columns), ODD_8);
    FloatVector a5 =
        FloatVector.fromArray(SPECIES, x, p + 5 * columns)
            .blend(FloatVector.fromArray(SPECIES, x, q + 5 * columns), ODD_8);
    FloatVector a6 =
        FloatVector.fromArray(SPECIES, x, p + 6 * columns)
            .blend(FloatVector.fromArray(SPECIES, x, q + 6 * columns), ODD_8);
    FloatVector a7 =
        FloatVector.fromArray(SPECIES, x, p + 7 * columns)
            .blend(FloatVector.fromArray(SPECIES, x, q + 7 * columns), ODD_8);
    FloatVector b01 = a1.blend(a0, ODD_1).rearrange(SWAP_1);
    FloatVector b0 = a0.blend(b01, ODD_1);
    FloatVector b1 = b01.blend(a1, ODD_1);
    FloatVector b23 = a3.blend(a2, ODD_1).rearrange(SWAP_1);
    FloatVector b2 = a2.blend(b23, ODD_1);
    FloatVector b3 = b23.blend(a3, ODD_1);
    FloatVector b45 = a5.blend(a4, ODD_1).rearrange(SWAP_1);
    FloatVector b4 = a4.blend(b45, ODD_1);
    FloatVector b5 = b45.blend(a5, ODD_1);
    FloatVector b67 = a7.blend(a6, ODD_1).rearrange(SWAP_1);
    FloatVector b6 = a6.blend(b67, ODD_1);
    FloatVector b7 = b67.blend(a7, ODD_1);
    FloatVector c02 = b2.blend(b0, ODD_2).rearrange(SWAP_2);
    FloatVector c0 = b0.blend(c02, ODD_2);
    FloatVector c2 = c02.blend(b2, ODD_2);
    FloatVector c13 = b3.blend(b1, ODD_2).rearrange(SWAP_2);
    FloatVector c1 = b1.blend(c13, ODD_2);
    FloatVector c3 = c13.blend(b3, ODD_2);
    FloatVector c46 = b6.blend(b4, ODD_2).rearrange(SWAP_2);
    FloatVector c4 = b4.blend(c46, ODD_2);
    FloatVector c6 = c46.blend(b6, ODD_2);
    FloatVector c57 = b7.blend(b5, ODD_2).rearrange(SWAP_2);
    FloatVector c5 = b5.blend(c57, ODD_2);
    FloatVector c7 = c57.blend(b7, ODD_2);
    FloatVector d04 = c4.blend(c0, ODD_4).rearrange(SWAP_4);
    FloatVector d0 = c0.blend(d04, ODD_4);
    FloatVector d4 = d04.blend(c4, ODD_4);
    FloatVector d15 = c5.blend(c1, ODD_4).rearrange(SWAP_4);
    FloatVector d1 = c1.blend(d15, ODD_4);
    FloatVector d5 = d15.blend(c5, ODD_4);
    FloatVector d26 = c6.blend(c2, ODD_4).rearrange(SWAP_4);
    FloatVector d2 = c2.blend(d26, ODD_4);
    FloatVector d6 = d26.blend(c6, ODD_4);
    FloatVector d37 = c7.blend(c3, ODD_4).rearrange(SWAP_4);
    FloatVector d3 = c3.blend(d37, ODD_4);
    FloatVector d7 = d37.blend(c7, ODD_4);
    d0.intoArray(out, r);
    d1.intoArray(out, r + rows);
    d2.intoArray(out, r + 2 * rows);
    d3.intoArray(out, r + 3 * rows);
    d4.intoArray(out, r + 4 * rows);
    d5.intoArray(out, r + 5 * rows);
    d6.intoArray(out, r + 6 * rows);
    d7.intoArray(out, r + 7 * rows);
  }
}
