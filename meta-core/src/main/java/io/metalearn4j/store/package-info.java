/**
 * Files that survive crashes and name their own damage: safetensors model files, atomic
 * replacement, numbered checkpoints.
 *
 * <p>Nothing here deserialises Java objects, and no file can name a class.
 */
@NullMarked
package io.metalearn4j.store;

import org.jspecify.annotations.NullMarked;
