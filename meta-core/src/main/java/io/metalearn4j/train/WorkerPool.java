package io.metalearn4j.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the jobs of a meta-batch on several workers, the calling thread among them; each worker
 * takes the next job that nobody has.
 *
 * <p>Internal design: the calling thread never waits for a helper that has not begun. So a batch
 * ends even on an executor that is busy, full, or has the calling thread as its only one.
 */
final class WorkerPool<W> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

  /** One job of a batch. */
  @FunctionalInterface
  interface Job<W> {
    void run(W worker, int index);
  }

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

  List<W> workers() {
    return workers;
  }

  /**
   * Runs jobs 0 to {@code count - 1} and waits for them. The first exception of a job is thrown
   * when no other job runs any more.
   *
   * @throws InterruptedException if the thread is interrupted; no job runs by then, and some may
   *     not have
   */
  void run(int count, Job<W> job) throws InterruptedException {
    Batch<W> batch = new Batch<>(count, job);
    List<Helper<W>> helpers = new ArrayList<>();
    try {
      for (W worker : workers.subList(1, Math.max(1, Math.min(workers.size(), count)))) {
        Helper<W> helper = new Helper<>(batch, worker);
        executor.execute(helper);
        helpers.add(helper);
      }
    } catch (RejectedExecutionException e) {
      LOG.debug("The executor takes no more than {} helpers", helpers.size(), e);
    }
    batch.drain(workers.get(0));
    helpers.forEach(Helper::await);
    batch.throwFailure();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }

  private static final class Batch<W> {
    private final int count;
    private final Job<W> job;
    private final Thread caller = Thread.currentThread();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Batch(int count, Job<W> job) {
      this.count = count;
      this.job = job;
    }

    /** Takes jobs until there are none, one has failed, or the calling thread is interrupted. */
    void drain(W worker) {
      int index = next.getAndIncrement();
      while (index < count) {
        try {
          job.run(worker, index);
        } catch (RuntimeException | Error e) {
          failure.compareAndSet(null, e);
          stop();
        }
        if (Thread.currentThread() == caller && caller.isInterrupted()) {
          stop();
        }
        index = next.getAndIncrement();
      }
    }

    /** Leaves the jobs that nobody has taken. */
    void stop() {
      next.set(count);
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
    private final AtomicBoolean hasBegun = new AtomicBoolean();
    private final CountDownLatch end = new CountDownLatch(1);

    Helper(Batch<W> batch, W worker) {
      this.batch = batch;
      this.worker = worker;
    }

    @Override
    public void run() {
      if (hasBegun.compareAndSet(false, true)) {
        batch.drain(worker);
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
          batch.stop();
          wasInterrupted = true;
        }
      }
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
