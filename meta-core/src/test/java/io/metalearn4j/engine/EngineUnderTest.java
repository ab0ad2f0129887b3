package io.metalearn4j.engine;

import io.metalearn4j.learner.SampleLearner;

/** What a suite of the engine contract asks about. */
public interface EngineUnderTest {
  /** The engine. */
  Engine engine();

  /** Greatest error, relative to the greatest element. */
  double tolerance();

  /** A sample's program by this engine. */
  default EngineFixture fixture(SampleLearner sample) {
    return new EngineFixture(engine(), tolerance(), sample);
  }
}
