/** The launcher of all examples and what they share. */
@NullMarked
package io.metalearn4j.examples;

import org.jspecify.annotations.NullMarked;
