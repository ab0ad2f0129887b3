/** Measurements rendered as text tables, flat JSON and one self-contained HTML page. */
@NullMarked
package io.metalearn4j.report;

import org.jspecify.annotations.NullMarked;
