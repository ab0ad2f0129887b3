/** Fitted models: immutable, thread-safe, saved and loaded; and their adaptation to a new task. */
@NullMarked
package io.metalearn4j.model;

import org.jspecify.annotations.NullMarked;
