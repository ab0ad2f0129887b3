package io.metalearn4j.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that are at work within a microsecond: a thread that waits for its next task spins
 * for a moment, about the time between two meta-batches, before it sleeps.
 *
 * <p>Tasks go to the threads in turn, and one that has not begun is dropped for the next; made for
 * the helpers of a {@link WorkerPool}, which may be dropped. {@link #execute} is for one thread.
 */
final class EagerThreads implements Executor, AutoCloseable {
  /** Spins before sleep: about 100 microseconds, as much as waking a thread costs. */
  static final int SPINS = 5_000;

  private final List<Seat> seats = new ArrayList<>();
  private int next;

  /** Starts threads, which do not keep the JVM alive. */
  EagerThreads(int count, String name) {
    for (int i = 0; i < count; i++) {
      Seat seat = new Seat();
      seats.add(seat);
      Thread thread = new Thread(seat, name);
      thread.setDaemon(true);
      seat.thread = thread;
      thread.start();
    }
  }

  @Override
  public void execute(Runnable task) {
    seats.get(next).give(task);
    next = (next + 1) % seats.size();
  }

  @Override
  public void close() {
    seats.forEach(Seat::close);
  }

  private static final class Seat implements Runnable {
    private final AtomicReference<@Nullable Runnable> task = new AtomicReference<>();
    private volatile boolean isAsleep;
    private volatile boolean isClosed;
    private volatile @Nullable Thread thread;

    void give(Runnable newTask) {
      task.set(newTask);
      wake();
    }

    void close() {
      isClosed = true;
      wake();
    }

    private void wake() {
      if (isAsleep) {
        LockSupport.unpark(thread);
      }
    }

    @Override
    public void run() {
      while (!isClosed) {
        Runnable taken = take();
        if (taken != null) {
          taken.run();
        }
      }
    }

    /** The next task, or null once closed. */
    private @Nullable Runnable take() {
      for (int i = 0; i < SPINS; i++) {
        if (task.get() != null) {
          return task.getAndSet(null);
        }
        Thread.onSpinWait();
      }
      isAsleep = true;
      while (task.get() == null && !isClosed) {
        LockSupport.park(this);
      }
      isAsleep = false;
      return task.getAndSet(null);
    }
  }
}
