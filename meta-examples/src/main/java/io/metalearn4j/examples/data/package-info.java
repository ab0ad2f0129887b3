/** The data that ship with the examples: the figures of the UCI Online Retail transactions. */
@NullMarked
package io.metalearn4j.examples.data;

import org.jspecify.annotations.NullMarked;
