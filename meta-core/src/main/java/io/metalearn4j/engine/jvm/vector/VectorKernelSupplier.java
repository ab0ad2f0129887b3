package io.metalearn4j.engine.jvm.vector;

import io.metalearn4j.engine.jvm.kernel.Kernels;
import java.util.function.Supplier;

/** Creates vector kernels; the one name of this package that others know. */
public final class VectorKernelSupplier implements Supplier<Kernels> {
  @Override
  public Kernels get() {
    return new VectorKernels();
  }
}
