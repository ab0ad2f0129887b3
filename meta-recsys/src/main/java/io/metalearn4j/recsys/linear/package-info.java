/**
 * Small dense symmetric linear algebra for the models' hot loops, and blocked products for the
 * large ones.
 */
@NullMarked
package io.metalearn4j.recsys.linear;

import org.jspecify.annotations.NullMarked;
