/**
 * The evaluation protocols of the literature as classes: what is trained on, what is shown, what is
 * asked.
 */
@NullMarked
package io.metalearn4j.recsys.protocol;

import org.jspecify.annotations.NullMarked;
