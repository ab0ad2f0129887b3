/** Evaluation: step curves, intervals, baselines on identical tasks, and the figures they give. */
@NullMarked
package io.metalearn4j.eval;

import org.jspecify.annotations.NullMarked;
