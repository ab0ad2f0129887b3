/** Models of implicit feedback that rank the whole catalogue from a few positives. */
@NullMarked
package io.metalearn4j.recsys.ranking;

import org.jspecify.annotations.NullMarked;
