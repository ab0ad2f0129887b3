package io.metalearn4j.inner;

import io.metalearn4j.engine.Vector;
import io.metalearn4j.engine.Workspace;

/** The vectors of an inner loop beside those of its evaluations. */
final class InnerVectors {
  private static final int SCRATCH = 3;

  private final Vector start;
  private final Vector startAdjoint;
  private final Vector[] scratch;
  private final Vector[][] states;
  private final Vector[] stateAdjoints;
  private final double[] memory;
  private boolean isStartAdjointZero = true;
  private int length;

  /**
   * Vectors for steps whose state is remembered.
   *
   * @param points number of steps that are remembered at a time
   */
  InnerVectors(Workspace workspace, int points, int stateVectors) {
    start = workspace.support(0).parameters();
    startAdjoint = workspace.newVector();
    scratch = vectors(workspace, SCRATCH);
    states = new Vector[points + 1][];
    for (int k = 0; k <= points; k++) {
      states[k] = vectors(workspace, stateVectors);
    }
    stateAdjoints = vectors(workspace, stateVectors);
    memory = new double[points + 1];
  }

  private static Vector[] vectors(Workspace workspace, int count) {
    Vector[] vectors = new Vector[count];
    for (int i = 0; i < count; i++) {
      vectors[i] = workspace.newVector();
    }
    return vectors;
  }

  void clearForward(int length) {
    for (Vector state : states[0]) {
      state.fill(0, 0, length);
    }
  }

  void clearBackward(int newLength) {
    length = newLength;
    isStartAdjointZero = true;
    for (Vector state : stateAdjoints) {
      state.fill(0, 0, length);
    }
  }

  Vector start() {
    return start;
  }

  /** To be added to; it is cleared when it is first asked for, because few rules do. */
  Vector startAdjoint() {
    if (isStartAdjointZero) {
      startAdjoint.fill(0, 0, length);
      isStartAdjointZero = false;
    }
    return startAdjoint;
  }

  /** Whether nothing has been added to the start's adjoint. */
  boolean isStartAdjointZero() {
    return isStartAdjointZero;
  }

  Vector scratch(int number) {
    return scratch[number];
  }

  Vector state(int step, int number) {
    return states[step % states.length][number];
  }

  Vector stateAdjoint(int number) {
    return stateAdjoints[number];
  }

  void remember(int step, double number) {
    memory[step % memory.length] = number;
  }

  double remembered(int step) {
    return memory[step % memory.length];
  }
}
