package io.metalearn4j.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the jobs of a meta-batch on several workers, the calling thread among them; each worker has
 * a share of the jobs, and when it is done takes what others have left.
 *
 * <p>Internal design: a job mostly stays with the same worker from batch to batch, so that what it
 * writes stays in that core's cache. The calling thread never waits for a helper that has not
 * begun. So a batch ends even on an executor that is busy, full, or has the calling thread as its
 * only one.
 */
final class WorkerPool<W> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

  /** One job of a batch. */
  @FunctionalInterface
  interface Job<W> {
    void run(W worker, int index);
  }

  /** A part of a loop over elements. */
  @FunctionalInterface
  interface RangeJob {
    void run(int from, int to);
  }

  /** Elements of a range: few enough to share out, enough to be worth another core. */
  private static final int RANGE = 16_384;

  private final List<W> workers;
  private final Executor executor;
  private final @Nullable EagerThreads own;

  private WorkerPool(List<W> workers, Executor executor, @Nullable EagerThreads own) {
    this.workers = List.copyOf(workers);
    this.executor = executor;
    this.own = own;
  }

  /** On threads of its own, which end with {@link #close()}. */
  static <W> WorkerPool<W> ofThreads(List<W> workers) {
    EagerThreads threads = new EagerThreads(Math.max(1, workers.size() - 1), "meta-trainer");
    return new WorkerPool<>(workers, threads, threads);
  }

  /** On the caller's executor. */
  static <W> WorkerPool<W> on(Executor executor, List<W> workers) {
    return new WorkerPool<>(workers, executor, null);
  }

  /**
   * Runs jobs 0 to {@code count - 1} and waits for them. The first exception of a job is thrown
   * when no other job runs any more.
   *
   * @throws InterruptedException if the thread is interrupted; no job runs by then, and some may
   *     not have
   */
  void run(int count, Job<W> job) throws InterruptedException {
    run(count, job, true);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** Runs a job on ranges that make up 0 to {@code length}; an interrupt does not stop it. */
  void split(int length, RangeJob job) {
    int ranges = (length + RANGE - 1) / RANGE;
    share(ranges, i -> job.run(i * RANGE, Math.min(length, (i + 1) * RANGE)));
  }

  /** Runs a job on 0 to {@code count - 1}; an interrupt does not stop it. */
  void share(int count, IntConsumer job) {
    run(count, (worker, i) -> job.accept(i), false);
  }

  private void run(int count, Job<W> job, boolean stopsOnInterrupt) {
    int shares = Math.max(1, Math.min(workers.size(), count));
    Batch<W> batch = new Batch<>(count, shares, job, stopsOnInterrupt);
    List<Helper<W>> helpers = new ArrayList<>();
    try {
      for (int i = 1; i < shares; i++) {
        Helper<W> helper = new Helper<>(batch, workers.get(i), i);
        executor.execute(helper);
        helpers.add(helper);
      }
    } catch (RejectedExecutionException e) {
      LOG.debug("The executor takes no more than {} helpers", helpers.size(), e);
    }
    batch.drain(workers.get(0), 0);
    helpers.forEach(Helper::await);
    batch.throwFailure();
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }

  private static final class Batch<W> {
    /** Ints between the shares' counters, which keeps each in a cache line of its own. */
    private static final int SPACING = 32;

    private final int count;
    private final int shares;
    private final Job<W> job;
    private final boolean stopsOnInterrupt;
    private final Thread caller = Thread.currentThread();
    private final AtomicIntegerArray taken;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Batch(int count, int shares, Job<W> job, boolean stopsOnInterrupt) {
      this.count = count;
      this.shares = shares;
      this.job = job;
      this.stopsOnInterrupt = stopsOnInterrupt;
      this.taken = new AtomicIntegerArray((shares + 1) * SPACING);
    }

    /**
     * Takes the jobs of a share and then those left in others, until there are none, one has
     * failed, or the calling thread is interrupted.
     */
    void drain(W worker, int share) {
      for (int i = 0; i < shares; i++) {
        drainShare(worker, (share + i) % shares);
      }
    }

    private void drainShare(W worker, int share) {
      int from = start(share);
      int size = start(share + 1) - from;
      int index = next(share);
      while (index < size) {
        try {
          job.run(worker, from + index);
        } catch (RuntimeException | Error e) {
          failure.compareAndSet(null, e);
          stop();
        }
        if (Thread.currentThread() == caller && caller.isInterrupted()) {
          interrupt();
        }
        index = next(share);
      }
    }

    private int start(int share) {
      return (int) ((long) count * share / shares);
    }

    private int next(int share) {
      return taken.getAndIncrement((share + 1) * SPACING);
    }

    /** The calling thread was interrupted. */
    void interrupt() {
      if (stopsOnInterrupt) {
        stop();
      }
    }

    /** Leaves the jobs that nobody has taken. */
    void stop() {
      for (int share = 0; share < shares; share++) {
        taken.set((share + 1) * SPACING, count);
      }
    }

    void throwFailure() {
      Throwable e = failure.get();
      if (e instanceof RuntimeException exception) {
        throw exception;
      }
      if (e instanceof Error error) {
        throw error;
      }
    }
  }

  private static final class Helper<W> implements Runnable {
    private final Batch<W> batch;
    private final W worker;
    private final int share;
    private final AtomicBoolean hasBegun = new AtomicBoolean();
    private final CountDownLatch end = new CountDownLatch(1);

    Helper(Batch<W> batch, W worker, int share) {
      this.batch = batch;
      this.worker = worker;
      this.share = share;
    }

    @Override
    public void run() {
      if (hasBegun.compareAndSet(false, true)) {
        batch.drain(worker, share);
        end.countDown();
      }
    }

    /** Waits for the end of the helper if it has begun, else sees to it that it never does. */
    void await() {
      for (int i = 0; i < EagerThreads.SPINS && hasBegun.get() && end.getCount() > 0; i++) {
        Thread.onSpinWait();
      }
      boolean wasInterrupted = false;
      while (!hasBegun.compareAndSet(false, true)) {
        try {
          end.await();
          break;
        } catch (InterruptedException e) {
          batch.interrupt();
          wasInterrupted = true;
        }
      }
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
