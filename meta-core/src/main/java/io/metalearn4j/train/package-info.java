/**
 * Meta-training: draws tasks, maps them to updates in parallel, folds the updates in task order,
 * and steps. The same seed gives the same bits on any number of threads.
 */
@NullMarked
package io.metalearn4j.train;

import org.jspecify.annotations.NullMarked;
