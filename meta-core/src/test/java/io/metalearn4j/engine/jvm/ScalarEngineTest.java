package io.metalearn4j.engine.jvm;

import io.metalearn4j.engine.Engine;
import io.metalearn4j.engine.EngineContract;

/** The jvm engine with scalar kernels. */
final class ScalarEngineTest extends EngineContract {
  @Override
  public Engine engine() {
    return JvmEngine.scalar();
  }

  @Override
  public double tolerance() {
    return 1e-4;
  }
}
