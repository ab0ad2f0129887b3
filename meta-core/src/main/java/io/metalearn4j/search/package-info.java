/**
 * Choosing hyperparameters by the loss on tasks of entities that were not trained on.
 *
 * <p>A search sees only the tasks it is given. So give it training and validation tasks, and keep
 * the test tasks away from it.
 */
@NullMarked
package io.metalearn4j.search;

import org.jspecify.annotations.NullMarked;
