/**
 * Learners: parameters, a prediction and a loss, written as a graph. Gradients of any order come
 * from the graph. A {@link io.metalearn4j.learner.GradientLearner} brings its own instead.
 */
@NullMarked
package io.metalearn4j.learner;

import org.jspecify.annotations.NullMarked;
