package io.metalearn4j.engine;

/** Compiles objectives into programs. Implementations are immutable and thread-safe. */
public interface Engine {

  /** A short name, such as {@code jvm}. */
  String name();

  /** The program of an objective. */
  Program compile(Objective objective);
}
