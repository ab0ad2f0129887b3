package io.metalearn4j.engine.nd4j;

import io.metalearn4j.engine.Engine;
import io.metalearn4j.engine.EngineContract;

/** The nd4j engine in float64, as exact as the interpreter. */
final class Float64EngineTest extends EngineContract {
  @Override
  public Engine engine() {
    return Nd4jEngine.float64();
  }

  @Override
  public double tolerance() {
    return 1e-10;
  }
}
