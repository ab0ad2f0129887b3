/** Cold-start recommendation: a new user or item from a handful of interactions. */
@NullMarked
package io.metalearn4j.recsys;

import org.jspecify.annotations.NullMarked;
