/** The parts of the main job: recommendation and demand of one shop, learned from its own data. */
@NullMarked
package io.metalearn4j.examples.shop;

import org.jspecify.annotations.NullMarked;
