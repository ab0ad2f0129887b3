package io.metalearn4j.engine.jvm;

import io.metalearn4j.engine.Engine;
import io.metalearn4j.engine.EngineContract;

/** The jvm engine with scalar kernels. */
final class ScalarEngineTest extends EngineContract {
  @Override
  protected Engine engine() {
    return JvmEngine.scalar();
  }

  @Override
  protected double tolerance() {
    return 1e-4;
  }
}
