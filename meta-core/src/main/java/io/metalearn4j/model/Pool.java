package io.metalearn4j.model;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lends objects that are not thread-safe, each to one thread at a time, and makes another when all
 * are out. Keeps at most twice as many as there are processors.
 *
 * <p>A thread looks where it left its object the last time, so that it finds it in its own
 * processor's caches.
 */
final class Pool<T> {
  private final Supplier<T> factory;
  private final AtomicReferenceArray<T> idle =
      new AtomicReferenceArray<>(2 * Runtime.getRuntime().availableProcessors());

  Pool(Supplier<T> factory) {
    this.factory = factory;
  }

  /** What {@code work} returns; an object whose work failed is not lent again. */
  <R> R with(Function<T, R> work) {
    int first = (int) (Thread.currentThread().getId() % idle.length());
    T used = take(first);
    R result = work.apply(used);
    giveBack(used, first);
    return result;
  }

  private T take(int first) {
    for (int i = 0; i < idle.length(); i++) {
      T found = idle.getAndSet((first + i) % idle.length(), null);
      if (found != null) {
        return found;
      }
    }
    return factory.get();
  }

  private void giveBack(T used, int first) {
    for (int i = 0; i < idle.length(); i++) {
      if (idle.compareAndSet((first + i) % idle.length(), null, used)) {
        return;
      }
    }
  }
}
