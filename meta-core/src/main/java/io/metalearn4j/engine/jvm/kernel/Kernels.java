package io.metalearn4j.engine.jvm.kernel;

/**
 * Every loop that a compiled plan runs, on row-major {@code float[]} arrays with an offset for
 * each.
 *
 * <p><b>Arguments.</b> Sizes come first, then the inputs, then the output, each array followed by
 * its offset. Nothing is checked: sizes and offsets were settled when the plan was compiled, and an
 * array must hold {@link #SLACK} more floats behind the last value that a call names. A kernel may
 * read that slack and ignores what it finds there; it never writes outside the values it is asked
 * for. An elementwise kernel may write onto one of its inputs (the same array at the same offset);
 * no other kernel may, unless it says so.
 *
 * <p><b>Values.</b> NaN and infinities propagate as in IEEE 754 arithmetic. Sums have a fixed order
 * that depends on the sizes alone, so the same call gives the same bits on every run; two
 * implementations, or one implementation at two vector widths, round differently.
 *
 * <p><b>Threads.</b> An instance may own scratch memory: it belongs to one thread at a time. No
 * method allocates.
 */
public interface Kernels
    extends ProductKernels, ElementwiseKernels, ReductionKernels, IndexKernels {
  /** Floats that every array holds behind its last value. */
  int SLACK = 16;

  /**
   * Returns the name of this implementation and its vector width, for reports: {@code "scalar"} or,
   * say, {@code "vector-512"}.
   */
  String name();
}
