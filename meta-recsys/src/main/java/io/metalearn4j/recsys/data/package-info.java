/** Interactions, identifiers and attributes, and the readers that bring them in. */
@NullMarked
package io.metalearn4j.recsys.data;

import org.jspecify.annotations.NullMarked;
