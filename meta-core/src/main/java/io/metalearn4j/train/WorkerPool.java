package io.metalearn4j.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the jobs of a meta-batch on several workers, the calling thread among them; each worker
 * takes the next job that nobody has.
 */
final class WorkerPool<W> implements AutoCloseable {

  /** One job of a batch. */
  @FunctionalInterface
  interface Job<W> {
    void run(W worker, int index);
  }

  private final List<W> workers;
  private final @Nullable ExecutorService executor;
  private final boolean ownsExecutor;
  private final AtomicInteger next = new AtomicInteger();

  private WorkerPool(List<W> workers, @Nullable ExecutorService executor, boolean ownsExecutor) {
    this.workers = List.copyOf(workers);
    this.executor = executor;
    this.ownsExecutor = ownsExecutor;
  }

  /** On threads of its own, which end with {@link #close()}. */
  static <W> WorkerPool<W> ofThreads(List<W> workers) {
    if (workers.size() == 1) {
      return new WorkerPool<>(workers, null, false);
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(
            workers.size() - 1,
            task -> {
              Thread thread = new Thread(task, "meta-trainer");
              thread.setDaemon(true);
              return thread;
            });
    return new WorkerPool<>(workers, threads, true);
  }

  /** On the caller's executor. */
  static <W> WorkerPool<W> on(ExecutorService executor, List<W> workers) {
    return new WorkerPool<>(workers, executor, false);
  }

  List<W> workers() {
    return workers;
  }

  /**
   * Runs jobs 0 to {@code count - 1} and waits for them.
   *
   * @throws InterruptedException if the thread is interrupted; the jobs that run have ended by then
   */
  void run(int count, Job<W> job) throws InterruptedException {
    next.set(0);
    ExecutorService threads = executor;
    if (threads == null || count == 1) {
      drain(workers.get(0), count, job);
      return;
    }
    List<Future<?>> others = new ArrayList<>(workers.size() - 1);
    for (W worker : workers.subList(1, workers.size())) {
      others.add(threads.submit(() -> drain(worker, count, job)));
    }
    RuntimeException failure = null;
    try {
      drain(workers.get(0), count, job);
    } catch (RuntimeException e) {
      next.set(count);
      failure = e;
    }
    awaitAll(others, count, failure);
  }

  private void drain(W worker, int count, Job<W> job) {
    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
      job.run(worker, i);
    }
  }

  private void awaitAll(List<Future<?>> others, int count, @Nullable RuntimeException first)
      throws InterruptedException {
    RuntimeException failure = first;
    InterruptedException interruption = null;
    for (Future<?> other : others) {
      boolean isDone = false;
      while (!isDone) {
        try {
          other.get();
          isDone = true;
        } catch (InterruptedException e) {
          interruption = e;
          next.set(count);
        } catch (ExecutionException | CancellationException e) {
          isDone = true;
          next.set(count);
          failure = failure == null ? asRuntime(e) : failure;
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
    if (interruption != null) {
      throw interruption;
    }
  }

  private static RuntimeException asRuntime(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }

  @Override
  public void close() {
    if (ownsExecutor && executor != null) {
      executor.shutdown();
    }
  }
}
