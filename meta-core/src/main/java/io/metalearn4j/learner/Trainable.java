package io.metalearn4j.learner;

import io.metalearn4j.data.Schema;
import io.metalearn4j.engine.Engine;
import io.metalearn4j.engine.Program;
import io.metalearn4j.parameter.ParameterSpec;

/**
 * What can be meta-trained: a {@link Learner}, whose derivatives come from its graph, or something
 * that brings its own.
 */
public interface Trainable {

  /** The parameters, their starting values, and which of them the inner loop adapts. */
  ParameterSpec parameters();

  /**
   * A program of this learner.
   *
   * @param engine runs the learner's graph, if it has one
   * @param spec the learner's parameters, with others behind them, and which are adapted
   * @param schema the widths of the examples
   */
  Program compile(Engine engine, ParameterSpec spec, Schema schema);

  /**
   * The settings in words, which models and checkpoints keep: they are refused to a learner of
   * another description. {@code toString()} where it is overridden, else empty.
   */
  default String description() {
    String text = toString();
    String identity = getClass().getName() + "@" + Integer.toHexString(hashCode());
    return text.equals(identity) ? "" : text;
  }
}
