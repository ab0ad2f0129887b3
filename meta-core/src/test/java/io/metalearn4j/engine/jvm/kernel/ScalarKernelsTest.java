package io.metalearn4j.engine.jvm.kernel;

final class ScalarKernelsTest extends KernelsContract {
  @Override
  protected Kernels create() {
    return KernelProvider.scalar();
  }

  @Override
  protected double ulps() {
    return 1;
  }
}
