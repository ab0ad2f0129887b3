package io.metalearn4j.engine.nd4j;

import io.metalearn4j.engine.Engine;
import io.metalearn4j.engine.EngineContract;

/** The nd4j engine in float32. */
final class Float32EngineTest extends EngineContract {
  @Override
  public Engine engine() {
    return Nd4jEngine.float32();
  }

  @Override
  public double tolerance() {
    return 1e-4;
  }
}
