package io.metalearn4j.engine.jvm.vector;

import static jdk.incubator.vector.VectorOperators.BITWISE_BLEND;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes blocks of 16 x 16 in registers of 16 floats: four exchanges between rows whose numbers
 * differ in one bit. Lanes are chosen by their bits, since JDK 17 works out a mask anew wherever
 * one is used.
 */
final class Transpose16 {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_512;
  private static final VectorSpecies<Integer> BITS = IntVector.SPECIES_512;
  private static final VectorShuffle<Integer> SWAP_1 = swap(1);
  private static final VectorShuffle<Integer> SWAP_2 = swap(2);
  private static final VectorShuffle<Integer> SWAP_4 = swap(4);
  private static final VectorShuffle<Integer> SWAP_8 = swap(8);
  private static final IntVector ODD_1 = odd(1);
  private static final IntVector ODD_2 = odd(2);
  private static final IntVector ODD_4 = odd(4);
  private static final IntVector ODD_8 = odd(8);

  private Transpose16() {}

  private static VectorShuffle<Integer> swap(int bit) {
    return VectorShuffle.fromOp(BITS, lane -> lane ^ bit);
  }

  /** All bits of the lanes whose number has this bit. */
  private static IntVector odd(int bit) {
    int[] lanes = new int[BITS.length()];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = (i & bit) == 0 ? 0 : -1;
    }
    return IntVector.fromArray(BITS, lanes, 0);
  }

  /**
   * Transposes the block at {@code p} of a matrix of {@code columns} columns into that at {@code r}
   * of one of {@code rows}.
   */
  static void block(float[] x, int p, int columns, float[] out, int r, int rows) {
    IntVector a0 = FloatVector.fromArray(SPECIES, x, p + 0 * columns).reinterpretAsInts();
    IntVector a1 = FloatVector.fromArray(SPECIES, x, p + 1 * columns).reinterpretAsInts();
    IntVector a2 = FloatVector.fromArray(SPECIES, x, p + 2 * columns).reinterpretAsInts();
    IntVector a3 = FloatVector.fromArray(SPECIES, x, p + 3 * columns).reinterpretAsInts();
    IntVector a4 = FloatVector.fromArray(SPECIES, x, p + 4 * columns).reinterpretAsInts();
    IntVector a5 = FloatVector.fromArray(SPECIES, x, p + 5 * columns).reinterpretAsInts();
    IntVector a6 = FloatVector.fromArray(SPECIES, x, p + 6 * columns).reinterpretAsInts();
    IntVector a7 = FloatVector.fromArray(SPECIES, x, p + 7 * columns).reinterpretAsInts();
    IntVector a8 = FloatVector.fromArray(SPECIES, x, p + 8 * columns).reinterpretAsInts();
    IntVector a9 = FloatVector.fromArray(SPECIES, x, p + 9 * columns).reinterpretAsInts();
    IntVector a10 = FloatVector.fromArray(SPECIES, x, p + 10 * columns).reinterpretAsInts();
    IntVector a11 = FloatVector.fromArray(SPECIES, x, p + 11 * columns).reinterpretAsInts();
    IntVector a12 = FloatVector.fromArray(SPECIES, x, p + 12 * columns).reinterpretAsInts();
    IntVector a13 = FloatVector.fromArray(SPECIES, x, p + 13 * columns).reinterpretAsInts();
    IntVector a14 = FloatVector.fromArray(SPECIES, x, p + 14 * columns).reinterpretAsInts();
    IntVector a15 = FloatVector.fromArray(SPECIES, x, p + 15 * columns).reinterpretAsInts();

    IntVector b0 = a0.lanewise(BITWISE_BLEND, a1.rearrange(SWAP_1), ODD_1);
    IntVector b1 = a0.rearrange(SWAP_1).lanewise(BITWISE_BLEND, a1, ODD_1);
    IntVector b2 = a2.lanewise(BITWISE_BLEND, a3.rearrange(SWAP_1), ODD_1);
    IntVector b3 = a2.rearrange(SWAP_1).lanewise(BITWISE_BLEND, a3, ODD_1);
    IntVector b4 = a4.lanewise(BITWISE_BLEND, a5.rearrange(SWAP_1), ODD_1);
    IntVector b5 = a4.rearrange(SWAP_1).lanewise(BITWISE_BLEND, a5, ODD_1);
    IntVector b6 = a6.lanewise(BITWISE_BLEND, a7.rearrange(SWAP_1), ODD_1);
    IntVector b7 = a6.rearrange(SWAP_1).lanewise(BITWISE_BLEND, a7, ODD_1);
    IntVector b8 = a8.lanewise(BITWISE_BLEND, a9.rearrange(SWAP_1), ODD_1);
    IntVector b9 = a8.rearrange(SWAP_1).lanewise(BITWISE_BLEND, a9, ODD_1);
    IntVector b10 = a10.lanewise(BITWISE_BLEND, a11.rearrange(SWAP_1), ODD_1);
    IntVector b11 = a10.rearrange(SWAP_1).lanewise(BITWISE_BLEND, a11, ODD_1);
    IntVector b12 = a12.lanewise(BITWISE_BLEND, a13.rearrange(SWAP_1), ODD_1);
    IntVector b13 = a12.rearrange(SWAP_1).lanewise(BITWISE_BLEND, a13, ODD_1);
    IntVector b14 = a14.lanewise(BITWISE_BLEND, a15.rearrange(SWAP_1), ODD_1);
    IntVector b15 = a14.rearrange(SWAP_1).lanewise(BITWISE_BLEND, a15, ODD_1);

    IntVector c0 = b0.lanewise(BITWISE_BLEND, b2.rearrange(SWAP_2), ODD_2);
    IntVector c2 = b0.rearrange(SWAP_2).lanewise(BITWISE_BLEND, b2, ODD_2);
    IntVector c1 = b1.lanewise(BITWISE_BLEND, b3.rearrange(SWAP_2), ODD_2);
    IntVector c3 = b1.rearrange(SWAP_2).lanewise(BITWISE_BLEND, b3, ODD_2);
    IntVector c4 = b4.lanewise(BITWISE_BLEND, b6.rearrange(SWAP_2), ODD_2);
    IntVector c6 = b4.rearrange(SWAP_2).lanewise(BITWISE_BLEND, b6, ODD_2);
    IntVector c5 = b5.lanewise(BITWISE_BLEND, b7.rearrange(SWAP_2), ODD_2);
    IntVector c7 = b5.rearrange(SWAP_2).lanewise(BITWISE_BLEND, b7, ODD_2);
    IntVector c8 = b8.lanewise(BITWISE_BLEND, b10.rearrange(SWAP_2), ODD_2);
    IntVector c10 = b8.rearrange(SWAP_2).lanewise(BITWISE_BLEND, b10, ODD_2);
    IntVector c9 = b9.lanewise(BITWISE_BLEND, b11.rearrange(SWAP_2), ODD_2);
    IntVector c11 = b9.rearrange(SWAP_2).lanewise(BITWISE_BLEND, b11, ODD_2);
    IntVector c12 = b12.lanewise(BITWISE_BLEND, b14.rearrange(SWAP_2), ODD_2);
    IntVector c14 = b12.rearrange(SWAP_2).lanewise(BITWISE_BLEND, b14, ODD_2);
    IntVector c13 = b13.lanewise(BITWISE_BLEND, b15.rearrange(SWAP_2), ODD_2);
    IntVector c15 = b13.rearrange(SWAP_2).lanewise(BITWISE_BLEND, b15, ODD_2);

    IntVector d0 = c0.lanewise(BITWISE_BLEND, c4.rearrange(SWAP_4), ODD_4);
    IntVector d4 = c0.rearrange(SWAP_4).lanewise(BITWISE_BLEND, c4, ODD_4);
    IntVector d1 = c1.lanewise(BITWISE_BLEND, c5.rearrange(SWAP_4), ODD_4);
    IntVector d5 = c1.rearrange(SWAP_4).lanewise(BITWISE_BLEND, c5, ODD_4);
    IntVector d2 = c2.lanewise(BITWISE_BLEND, c6.rearrange(SWAP_4), ODD_4);
    IntVector d6 = c2.rearrange(SWAP_4).lanewise(BITWISE_BLEND, c6, ODD_4);
    IntVector d3 = c3.lanewise(BITWISE_BLEND, c7.rearrange(SWAP_4), ODD_4);
    IntVector d7 = c3.rearrange(SWAP_4).lanewise(BITWISE_BLEND, c7, ODD_4);
    IntVector d8 = c8.lanewise(BITWISE_BLEND, c12.rearrange(SWAP_4), ODD_4);
    IntVector d12 = c8.rearrange(SWAP_4).lanewise(BITWISE_BLEND, c12, ODD_4);
    IntVector d9 = c9.lanewise(BITWISE_BLEND, c13.rearrange(SWAP_4), ODD_4);
    IntVector d13 = c9.rearrange(SWAP_4).lanewise(BITWISE_BLEND, c13, ODD_4);
    IntVector d10 = c10.lanewise(BITWISE_BLEND, c14.rearrange(SWAP_4), ODD_4);
    IntVector d14 = c10.rearrange(SWAP_4).lanewise(BITWISE_BLEND, c14, ODD_4);
    IntVector d11 = c11.lanewise(BITWISE_BLEND, c15.rearrange(SWAP_4), ODD_4);
    IntVector d15 = c11.rearrange(SWAP_4).lanewise(BITWISE_BLEND, c15, ODD_4);

    IntVector e0 = d0.lanewise(BITWISE_BLEND, d8.rearrange(SWAP_8), ODD_8);
    IntVector e8 = d0.rearrange(SWAP_8).lanewise(BITWISE_BLEND, d8, ODD_8);
    IntVector e1 = d1.lanewise(BITWISE_BLEND, d9.rearrange(SWAP_8), ODD_8);
    IntVector e9 = d1.rearrange(SWAP_8).lanewise(BITWISE_BLEND, d9, ODD_8);
    IntVector e2 = d2.lanewise(BITWISE_BLEND, d10.rearrange(SWAP_8), ODD_8);
    IntVector e10 = d2.rearrange(SWAP_8).lanewise(BITWISE_BLEND, d10, ODD_8);
    IntVector e3 = d3.lanewise(BITWISE_BLEND, d11.rearrange(SWAP_8), ODD_8);
    IntVector e11 = d3.rearrange(SWAP_8).lanewise(BITWISE_BLEND, d11, ODD_8);
    IntVector e4 = d4.lanewise(BITWISE_BLEND, d12.rearrange(SWAP_8), ODD_8);
    IntVector e12 = d4.rearrange(SWAP_8).lanewise(BITWISE_BLEND, d12, ODD_8);
    IntVector e5 = d5.lanewise(BITWISE_BLEND, d13.rearrange(SWAP_8), ODD_8);
    IntVector e13 = d5.rearrange(SWAP_8).lanewise(BITWISE_BLEND, d13, ODD_8);
    IntVector e6 = d6.lanewise(BITWISE_BLEND, d14.rearrange(SWAP_8), ODD_8);
    IntVector e14 = d6.rearrange(SWAP_8).lanewise(BITWISE_BLEND, d14, ODD_8);
    IntVector e7 = d7.lanewise(BITWISE_BLEND, d15.rearrange(SWAP_8), ODD_8);
    IntVector e15 = d7.rearrange(SWAP_8).lanewise(BITWISE_BLEND, d15, ODD_8);

    e0.reinterpretAsFloats().intoArray(out, r + 0 * rows);
    e1.reinterpretAsFloats().intoArray(out, r + 1 * rows);
    e2.reinterpretAsFloats().intoArray(out, r + 2 * rows);
    e3.reinterpretAsFloats().intoArray(out, r + 3 * rows);
    e4.reinterpretAsFloats().intoArray(out, r + 4 * rows);
    e5.reinterpretAsFloats().intoArray(out, r + 5 * rows);
    e6.reinterpretAsFloats().intoArray(out, r + 6 * rows);
    e7.reinterpretAsFloats().intoArray(out, r + 7 * rows);
    e8.reinterpretAsFloats().intoArray(out, r + 8 * rows);
    e9.reinterpretAsFloats().intoArray(out, r + 9 * rows);
    e10.reinterpretAsFloats().intoArray(out, r + 10 * rows);
    e11.reinterpretAsFloats().intoArray(out, r + 11 * rows);
    e12.reinterpretAsFloats().intoArray(out, r + 12 * rows);
    e13.reinterpretAsFloats().intoArray(out, r + 13 * rows);
    e14.reinterpretAsFloats().intoArray(out, r + 14 * rows);
    e15.reinterpretAsFloats().intoArray(out, r + 15 * rows);
  }
}
