/** Examples, tasks and where tasks come from. */
@NullMarked
package io.metalearn4j.data;

import org.jspecify.annotations.NullMarked;
