/**
 * From raw tables to examples: typed columns with missing values, and the preprocessing that a
 * fitted model carries with it.
 *
 * <p>What is fitted is fitted on the one table that is given, never on the data that is encoded
 * later. So fit on training data alone; {@link io.metalearn4j.data.table.Splits} splits without
 * leaks.
 */
@NullMarked
package io.metalearn4j.data.table;

import org.jspecify.annotations.NullMarked;
