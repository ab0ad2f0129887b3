/**
 * Meta-learning algorithms: from meta-parameters and one task to that task's update, a vector in
 * parameter space. Each bears its paper's name.
 */
@NullMarked
package io.metalearn4j.algorithm;

import org.jspecify.annotations.NullMarked;
