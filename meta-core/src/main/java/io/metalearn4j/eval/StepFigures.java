package io.metalearn4j.eval;

/**
 * One row's figures: {@code values[step][task]}, and whether the task had diverged by then.
 *
 * <p>Owned by {@link EvaluationResult}, which hands out no array.
 */
@SuppressWarnings("ArrayRecordComponent") // inside the package only, and never compared
record StepFigures(double[][] values, boolean[][] diverged) {}
