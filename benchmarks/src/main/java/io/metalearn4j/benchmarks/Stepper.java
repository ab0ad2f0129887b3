package io.metalearn4j.benchmarks;

import java.util.concurrent.atomic.AtomicLong;

/** Runs a loop on a thread of its own, an iteration each time it is told to; both sides spin. */
final class Stepper {
  private static final long STOP = Long.MAX_VALUE;

  private final Thread thread;
  private final AtomicLong wanted = new AtomicLong();
  private final AtomicLong begun = new AtomicLong(-1);

  Stepper(Runnable loop) {
    thread = new Thread(loop, "training");
    thread.setDaemon(true);
  }

  /** Starts the loop and waits until it asks for its first iteration. */
  void start() {
    thread.start();
    awaitIdle(0);
  }

  /** Called by the loop before each iteration: waits for the next one; true to stop. */
  boolean awaitNext() {
    long done = begun.incrementAndGet();
    while (wanted.get() <= done) {
      Thread.onSpinWait();
    }
    return wanted.get() == STOP;
  }

  /** Has the loop do one iteration and waits for its end. */
  void step() {
    awaitIdle(wanted.incrementAndGet());
  }

  private void awaitIdle(long iterations) {
    while (begun.get() < iterations) {
      Thread.onSpinWait();
    }
  }

  void stop() {
    wanted.set(STOP);
  }
}
