package io.metalearn4j.engine.jvm.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes blocks of 8 x 8 in registers of 8 floats: three exchanges between rows whose numbers
 * differ in one bit.
 */
final class Transpose8 {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;
  private static final VectorShuffle<Float> SWAP_1 = swap(1);
  private static final VectorShuffle<Float> SWAP_2 = swap(2);
  private static final VectorShuffle<Float> SWAP_4 = swap(4);
  private static final VectorMask<Float> ODD_1 = VectorMask.fromLong(SPECIES, 0xaa);
  private static final VectorMask<Float> ODD_2 = VectorMask.fromLong(SPECIES, 0xcc);
  private static final VectorMask<Float> ODD_4 = VectorMask.fromLong(SPECIES, 0xf0);

  private Transpose8() {}

  private static VectorShuffle<Float> swap(int bit) {
    return VectorShuffle.fromOp(SPECIES, lane -> lane ^ bit);
  }

  /**
   * Transposes the block at {@code p} of a matrix of {@code columns} columns into that at {@code r}
   * of one of {@code rows}.
   */
  static void block(float[] x, int p, int columns, float[] out, int r, int rows) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, x, p);
    FloatVector a1 = FloatVector.fromArray(SPECIES, x, p + columns);
    FloatVector a2 = FloatVector.fromArray(SPECIES, x, p + 2 * columns);
    FloatVector a3 = FloatVector.fromArray(SPECIES, x, p + 3 * columns);
    FloatVector a4 = FloatVector.fromArray(SPECIES, x, p + 4 * columns);
    FloatVector a5 = FloatVector.fromArray(SPECIES, x, p + 5 * columns);
    FloatVector a6 = FloatVector.fromArray(SPECIES, x, p + 6 * columns);
    FloatVector a7 = FloatVector.fromArray(SPECIES, x, p + 7 * columns);

    FloatVector b0 = a0.blend(a1.rearrange(SWAP_1), ODD_1);
    FloatVector b1 = a0.rearrange(SWAP_1).blend(a1, ODD_1);
    FloatVector b2 = a2.blend(a3.rearrange(SWAP_1), ODD_1);
    FloatVector b3 = a2.rearrange(SWAP_1).blend(a3, ODD_1);
    FloatVector b4 = a4.blend(a5.rearrange(SWAP_1), ODD_1);
    FloatVector b5 = a4.rearrange(SWAP_1).blend(a5, ODD_1);
    FloatVector b6 = a6.blend(a7.rearrange(SWAP_1), ODD_1);
    FloatVector b7 = a6.rearrange(SWAP_1).blend(a7, ODD_1);

    FloatVector c0 = b0.blend(b2.rearrange(SWAP_2), ODD_2);
    FloatVector c1 = b1.blend(b3.rearrange(SWAP_2), ODD_2);
    FloatVector c2 = b0.rearrange(SWAP_2).blend(b2, ODD_2);
    FloatVector c3 = b1.rearrange(SWAP_2).blend(b3, ODD_2);
    FloatVector c4 = b4.blend(b6.rearrange(SWAP_2), ODD_2);
    FloatVector c5 = b5.blend(b7.rearrange(SWAP_2), ODD_2);
    FloatVector c6 = b4.rearrange(SWAP_2).blend(b6, ODD_2);
    FloatVector c7 = b5.rearrange(SWAP_2).blend(b7, ODD_2);

    c0.blend(c4.rearrange(SWAP_4), ODD_4).intoArray(out, r);
    c1.blend(c5.rearrange(SWAP_4), ODD_4).intoArray(out, r + rows);
    c2.blend(c6.rearrange(SWAP_4), ODD_4).intoArray(out, r + 2 * rows);
    c3.blend(c7.rearrange(SWAP_4), ODD_4).intoArray(out, r + 3 * rows);
    c0.rearrange(SWAP_4).blend(c4, ODD_4).intoArray(out, r + 4 * rows);
    c1.rearrange(SWAP_4).blend(c5, ODD_4).intoArray(out, r + 5 * rows);
    c2.rearrange(SWAP_4).blend(c6, ODD_4).intoArray(out, r + 6 * rows);
    c3.rearrange(SWAP_4).blend(c7, ODD_4).intoArray(out, r + 7 * rows);
  }
}
