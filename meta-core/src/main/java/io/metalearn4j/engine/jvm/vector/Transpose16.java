package io.metalearn4j.engine.jvm.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes blocks of 16 x 16 in registers of 16 floats: four exchanges between rows whose numbers
 * differ in one bit.
 */
final class Transpose16 {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_512;
  private static final VectorShuffle<Float> SWAP_1 = swap(1);
  private static final VectorShuffle<Float> SWAP_2 = swap(2);
  private static final VectorShuffle<Float> SWAP_4 = swap(4);
  private static final VectorShuffle<Float> SWAP_8 = swap(8);
  private static final VectorMask<Float> ODD_1 = VectorMask.fromLong(SPECIES, 0xaaaa);
  private static final VectorMask<Float> ODD_2 = VectorMask.fromLong(SPECIES, 0xcccc);
  private static final VectorMask<Float> ODD_4 = VectorMask.fromLong(SPECIES, 0xf0f0);
  private static final VectorMask<Float> ODD_8 = VectorMask.fromLong(SPECIES, 0xff00);

  private Transpose16() {}

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
    FloatVector a8 = FloatVector.fromArray(SPECIES, x, p + 8 * columns);
    FloatVector a9 = FloatVector.fromArray(SPECIES, x, p + 9 * columns);
    FloatVector a10 = FloatVector.fromArray(SPECIES, x, p + 10 * columns);
    FloatVector a11 = FloatVector.fromArray(SPECIES, x, p + 11 * columns);
    FloatVector a12 = FloatVector.fromArray(SPECIES, x, p + 12 * columns);
    FloatVector a13 = FloatVector.fromArray(SPECIES, x, p + 13 * columns);
    FloatVector a14 = FloatVector.fromArray(SPECIES, x, p + 14 * columns);
    FloatVector a15 = FloatVector.fromArray(SPECIES, x, p + 15 * columns);

    FloatVector b0 = a0.blend(a1.rearrange(SWAP_1), ODD_1);
    FloatVector b1 = a0.rearrange(SWAP_1).blend(a1, ODD_1);
    FloatVector b2 = a2.blend(a3.rearrange(SWAP_1), ODD_1);
    FloatVector b3 = a2.rearrange(SWAP_1).blend(a3, ODD_1);
    FloatVector b4 = a4.blend(a5.rearrange(SWAP_1), ODD_1);
    FloatVector b5 = a4.rearrange(SWAP_1).blend(a5, ODD_1);
    FloatVector b6 = a6.blend(a7.rearrange(SWAP_1), ODD_1);
    FloatVector b7 = a6.rearrange(SWAP_1).blend(a7, ODD_1);
    FloatVector b8 = a8.blend(a9.rearrange(SWAP_1), ODD_1);
    FloatVector b9 = a8.rearrange(SWAP_1).blend(a9, ODD_1);
    FloatVector b10 = a10.blend(a11.rearrange(SWAP_1), ODD_1);
    FloatVector b11 = a10.rearrange(SWAP_1).blend(a11, ODD_1);
    FloatVector b12 = a12.blend(a13.rearrange(SWAP_1), ODD_1);
    FloatVector b13 = a12.rearrange(SWAP_1).blend(a13, ODD_1);
    FloatVector b14 = a14.blend(a15.rearrange(SWAP_1), ODD_1);
    FloatVector b15 = a14.rearrange(SWAP_1).blend(a15, ODD_1);

    FloatVector c0 = b0.blend(b2.rearrange(SWAP_2), ODD_2);
    FloatVector c1 = b1.blend(b3.rearrange(SWAP_2), ODD_2);
    FloatVector c2 = b0.rearrange(SWAP_2).blend(b2, ODD_2);
    FloatVector c3 = b1.rearrange(SWAP_2).blend(b3, ODD_2);
    FloatVector c4 = b4.blend(b6.rearrange(SWAP_2), ODD_2);
    FloatVector c5 = b5.blend(b7.rearrange(SWAP_2), ODD_2);
    FloatVector c6 = b4.rearrange(SWAP_2).blend(b6, ODD_2);
    FloatVector c7 = b5.rearrange(SWAP_2).blend(b7, ODD_2);
    FloatVector c8 = b8.blend(b10.rearrange(SWAP_2), ODD_2);
    FloatVector c9 = b9.blend(b11.rearrange(SWAP_2), ODD_2);
    FloatVector c10 = b8.rearrange(SWAP_2).blend(b10, ODD_2);
    FloatVector c11 = b9.rearrange(SWAP_2).blend(b11, ODD_2);
    FloatVector c12 = b12.blend(b14.rearrange(SWAP_2), ODD_2);
    FloatVector c13 = b13.blend(b15.rearrange(SWAP_2), ODD_2);
    FloatVector c14 = b12.rearrange(SWAP_2).blend(b14, ODD_2);
    FloatVector c15 = b13.rearrange(SWAP_2).blend(b15, ODD_2);

    FloatVector d0 = c0.blend(c4.rearrange(SWAP_4), ODD_4);
    FloatVector d1 = c1.blend(c5.rearrange(SWAP_4), ODD_4);
    FloatVector d2 = c2.blend(c6.rearrange(SWAP_4), ODD_4);
    FloatVector d3 = c3.blend(c7.rearrange(SWAP_4), ODD_4);
    FloatVector d4 = c0.rearrange(SWAP_4).blend(c4, ODD_4);
    FloatVector d5 = c1.rearrange(SWAP_4).blend(c5, ODD_4);
    FloatVector d6 = c2.rearrange(SWAP_4).blend(c6, ODD_4);
    FloatVector d7 = c3.rearrange(SWAP_4).blend(c7, ODD_4);
    FloatVector d8 = c8.blend(c12.rearrange(SWAP_4), ODD_4);
    FloatVector d9 = c9.blend(c13.rearrange(SWAP_4), ODD_4);
    FloatVector d10 = c10.blend(c14.rearrange(SWAP_4), ODD_4);
    FloatVector d11 = c11.blend(c15.rearrange(SWAP_4), ODD_4);
    FloatVector d12 = c8.rearrange(SWAP_4).blend(c12, ODD_4);
    FloatVector d13 = c9.rearrange(SWAP_4).blend(c13, ODD_4);
    FloatVector d14 = c10.rearrange(SWAP_4).blend(c14, ODD_4);
    FloatVector d15 = c11.rearrange(SWAP_4).blend(c15, ODD_4);

    d0.blend(d8.rearrange(SWAP_8), ODD_8).intoArray(out, r);
    d1.blend(d9.rearrange(SWAP_8), ODD_8).intoArray(out, r + rows);
    d2.blend(d10.rearrange(SWAP_8), ODD_8).intoArray(out, r + 2 * rows);
    d3.blend(d11.rearrange(SWAP_8), ODD_8).intoArray(out, r + 3 * rows);
    d4.blend(d12.rearrange(SWAP_8), ODD_8).intoArray(out, r + 4 * rows);
    d5.blend(d13.rearrange(SWAP_8), ODD_8).intoArray(out, r + 5 * rows);
    d6.blend(d14.rearrange(SWAP_8), ODD_8).intoArray(out, r + 6 * rows);
    d7.blend(d15.rearrange(SWAP_8), ODD_8).intoArray(out, r + 7 * rows);
    d0.rearrange(SWAP_8).blend(d8, ODD_8).intoArray(out, r + 8 * rows);
    d1.rearrange(SWAP_8).blend(d9, ODD_8).intoArray(out, r + 9 * rows);
    d2.rearrange(SWAP_8).blend(d10, ODD_8).intoArray(out, r + 10 * rows);
    d3.rearrange(SWAP_8).blend(d11, ODD_8).intoArray(out, r + 11 * rows);
    d4.rearrange(SWAP_8).blend(d12, ODD_8).intoArray(out, r + 12 * rows);
    d5.rearrange(SWAP_8).blend(d13, ODD_8).intoArray(out, r + 13 * rows);
    d6.rearrange(SWAP_8).blend(d14, ODD_8).intoArray(out, r + 14 * rows);
    d7.rearrange(SWAP_8).blend(d15, ODD_8).intoArray(out, r + 15 * rows);
  }
}
