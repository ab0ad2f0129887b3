package io.metalearn4j.engine.jvm;

import io.metalearn4j.engine.Engine;
import io.metalearn4j.engine.EngineContract;

/** The jvm engine with the fastest kernels that the tests' JVM runs: those of the Vector API. */
final class BestEngineTest extends EngineContract {
  @Override
  public Engine engine() {
    return JvmEngine.create();
  }

  @Override
  public double tolerance() {
    return 1e-4;
  }
}
