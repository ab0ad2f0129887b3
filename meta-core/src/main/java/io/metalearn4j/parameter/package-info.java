/** Named parameters: what a learner declares, how they start, and the values they hold. */
@NullMarked
package io.metalearn4j.parameter;

import org.jspecify.annotations.NullMarked;
