package io.metalearn4j.engine.jvm.vector;

import static io.metalearn4j.engine.jvm.vector.Lanes.L;
import static io.metalearn4j.engine.jvm.vector.Lanes.SPECIES;
import static jdk.incubator.vector.VectorOperators.BITWISE_BLEND;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposition of strips as high as a vector is long and 8 columns wide. The last strip of a row
 * or column ends with the matrix and overlaps the one before it.
 *
 * <p>A strip is 8 vectors: that of row i holds 8 columns of it and, where vectors have 16 lanes, of
 * row i + 8, each loaded to where its lanes are. Three exchanges between vectors whose numbers
 * differ in one bit do the rest. Lanes are chosen by their bits, since JDK 17 works out a mask anew
 * wherever one is used. Strips of 16 columns are no faster, and of a size that JDK 17 does not
 * compile well in every JVM.
 */
final class VectorTranspose {
  private static final int WIDTH = 8;
  private static final VectorSpecies<Integer> BITS = SPECIES.vectorShape().withLanes(int.class);
  private static final VectorShuffle<Integer> SWAP_1 = swap(1);
  private static final VectorShuffle<Integer> SWAP_2 = swap(2);
  private static final VectorShuffle<Integer> SWAP_4 = swap(4);
  private static final IntVector ODD_1 = odd(1);
  private static final IntVector ODD_2 = odd(2);
  private static final IntVector ODD_4 = odd(4);
  private static final IntVector ODD_8 = odd(8);

  private VectorTranspose() {}

  private static VectorShuffle<Integer> swap(int bit) {
    return VectorShuffle.fromOp(BITS, lane -> lane ^ bit);
  }

  /** All bits of the lanes whose number has this bit. */
  private static IntVector odd(int bit) {
    int[] lanes = new int[L];
    for (int i = 0; i < L; i++) {
      lanes[i] = (i & bit) == 0 ? 0 : -1;
    }
    return IntVector.fromArray(BITS, lanes, 0);
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
    IntVector a0 = FloatVector.fromArray(SPECIES, x, p).reinterpretAsInts();
    IntVector a1 = FloatVector.fromArray(SPECIES, x, p + columns).reinterpretAsInts();
    IntVector a2 = FloatVector.fromArray(SPECIES, x, p + 2 * columns).reinterpretAsInts();
    IntVector a3 = FloatVector.fromArray(SPECIES, x, p + 3 * columns).reinterpretAsInts();
    IntVector a4 = FloatVector.fromArray(SPECIES, x, p + 4 * columns).reinterpretAsInts();
    IntVector a5 = FloatVector.fromArray(SPECIES, x, p + 5 * columns).reinterpretAsInts();
    IntVector a6 = FloatVector.fromArray(SPECIES, x, p + 6 * columns).reinterpretAsInts();
    IntVector a7 = FloatVector.fromArray(SPECIES, x, p + 7 * columns).reinterpretAsInts();
    if (L == 16) {
      int q = p + 8 * columns - 8;
      a0 =
          a0.lanewise(
              BITWISE_BLEND, FloatVector.fromArray(SPECIES, x, q).reinterpretAsInts(), ODD_8);
      a1 =
          a1.lanewise(
              BITWISE_BLEND,
              FloatVector.fromArray(SPECIES, x, q + columns).reinterpretAsInts(),
              ODD_8);
      a2 =
          a2.lanewise(
              BITWISE_BLEND,
              FloatVector.fromArray(SPECIES, x, q + 2 * columns).reinterpretAsInts(),
              ODD_8);
      a3 =
          a3.lanewise(
              BITWISE_BLEND,
              FloatVector.fromArray(SPECIES, x, q + 3 * columns).reinterpretAsInts(),
              ODD_8);
      a4 =
          a4.lanewise(
              BITWISE_BLEND,
              FloatVector.fromArray(SPECIES, x, q + 4 * columns).reinterpretAsInts(),
              ODD_8);
      a5 =
          a5.lanewise(
              BITWISE_BLEND,
              FloatVector.fromArray(SPECIES, x, q + 5 * columns).reinterpretAsInts(),
              ODD_8);
      a6 =
          a6.lanewise(
              BITWISE_BLEND,
              FloatVector.fromArray(SPECIES, x, q + 6 * columns).reinterpretAsInts(),
              ODD_8);
      a7 =
          a7.lanewise(
              BITWISE_BLEND,
              FloatVector.fromArray(SPECIES, x, q + 7 * columns).reinterpretAsInts(),
              ODD_8);
    }

    IntVector b0 = a0.lanewise(BITWISE_BLEND, a1.rearrange(SWAP_1), ODD_1);
    IntVector b1 = a0.rearrange(SWAP_1).lanewise(BITWISE_BLEND, a1, ODD_1);
    IntVector b2 = a2.lanewise(BITWISE_BLEND, a3.rearrange(SWAP_1), ODD_1);
    IntVector b3 = a2.rearrange(SWAP_1).lanewise(BITWISE_BLEND, a3, ODD_1);
    IntVector b4 = a4.lanewise(BITWISE_BLEND, a5.rearrange(SWAP_1), ODD_1);
    IntVector b5 = a4.rearrange(SWAP_1).lanewise(BITWISE_BLEND, a5, ODD_1);
    IntVector b6 = a6.lanewise(BITWISE_BLEND, a7.rearrange(SWAP_1), ODD_1);
    IntVector b7 = a6.rearrange(SWAP_1).lanewise(BITWISE_BLEND, a7, ODD_1);

    IntVector c0 = b0.lanewise(BITWISE_BLEND, b2.rearrange(SWAP_2), ODD_2);
    IntVector c2 = b0.rearrange(SWAP_2).lanewise(BITWISE_BLEND, b2, ODD_2);
    IntVector c1 = b1.lanewise(BITWISE_BLEND, b3.rearrange(SWAP_2), ODD_2);
    IntVector c3 = b1.rearrange(SWAP_2).lanewise(BITWISE_BLEND, b3, ODD_2);
    IntVector c4 = b4.lanewise(BITWISE_BLEND, b6.rearrange(SWAP_2), ODD_2);
    IntVector c6 = b4.rearrange(SWAP_2).lanewise(BITWISE_BLEND, b6, ODD_2);
    IntVector c5 = b5.lanewise(BITWISE_BLEND, b7.rearrange(SWAP_2), ODD_2);
    IntVector c7 = b5.rearrange(SWAP_2).lanewise(BITWISE_BLEND, b7, ODD_2);

    IntVector d0 = c0.lanewise(BITWISE_BLEND, c4.rearrange(SWAP_4), ODD_4);
    IntVector d4 = c0.rearrange(SWAP_4).lanewise(BITWISE_BLEND, c4, ODD_4);
    IntVector d1 = c1.lanewise(BITWISE_BLEND, c5.rearrange(SWAP_4), ODD_4);
    IntVector d5 = c1.rearrange(SWAP_4).lanewise(BITWISE_BLEND, c5, ODD_4);
    IntVector d2 = c2.lanewise(BITWISE_BLEND, c6.rearrange(SWAP_4), ODD_4);
    IntVector d6 = c2.rearrange(SWAP_4).lanewise(BITWISE_BLEND, c6, ODD_4);
    IntVector d3 = c3.lanewise(BITWISE_BLEND, c7.rearrange(SWAP_4), ODD_4);
    IntVector d7 = c3.rearrange(SWAP_4).lanewise(BITWISE_BLEND, c7, ODD_4);

    d0.reinterpretAsFloats().intoArray(out, r);
    d1.reinterpretAsFloats().intoArray(out, r + rows);
    d2.reinterpretAsFloats().intoArray(out, r + 2 * rows);
    d3.reinterpretAsFloats().intoArray(out, r + 3 * rows);
    d4.reinterpretAsFloats().intoArray(out, r + 4 * rows);
    d5.reinterpretAsFloats().intoArray(out, r + 5 * rows);
    d6.reinterpretAsFloats().intoArray(out, r + 6 * rows);
    d7.reinterpretAsFloats().intoArray(out, r + 7 * rows);
  }
}
