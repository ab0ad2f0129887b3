package io.metalearn4j.model;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lends objects that are not thread-safe, each to one thread at a time, and makes another when all
 * are out. Keeps at most twice as many as there are processors.
 */
final class Pool<T> {
  private final Supplier<T> factory;
  private final ArrayBlockingQueue<T> idle =
      new ArrayBlockingQueue<>(2 * Runtime.getRuntime().availableProcessors());

  Pool(Supplier<T> factory) {
    this.factory = factory;
  }

  /** What {@code work} returns; an object whose work failed is not lent again. */
  <R> R with(Function<T, R> work) {
    T lent = idle.poll();
    T used = lent == null ? factory.get() : lent;
    R result = work.apply(used);
    idle.offer(used);
    return result;
  }
}
