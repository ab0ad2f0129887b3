package io.metalearn4j.search;

/** Every setting that a search tried diverged. */
public final class NoFiniteLossException extends IllegalStateException {
  NoFiniteLossException(int settings) {
    super("all " + settings + " settings diverged on some fold, at least one must not");
  }
}
