package io.metalearn4j.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WorkerPoolTest {
  private static List<Integer> workers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void runsEveryJobOnce() throws InterruptedException {
    for (int threads : new int[] {1, 2, 5}) {
      try (WorkerPool<Integer> pool = WorkerPool.ofThreads(workers(threads))) {
        for (int count : new int[] {0, 1, 3, 50}) {
          AtomicIntegerArray runs = new AtomicIntegerArray(count);
          pool.run(count, (worker, i) -> runs.incrementAndGet(i));
          int[] once = IntStream.range(0, count).map(i -> 1).toArray();
          assertArrayEquals(once, IntStream.range(0, count).map(runs::get).toArray());
        }
      }
    }
  }

  @Test
  void givesAWorkerToOneThreadAtATime() throws InterruptedException {
    AtomicInteger[] users = {new AtomicInteger(), new AtomicInteger(), new AtomicInteger()};
    try (WorkerPool<Integer> pool = WorkerPool.ofThreads(workers(3))) {
      pool.run(
          300,
          (worker, i) -> {
            assertEquals(1, users[worker].incrementAndGet());
            Thread.onSpinWait();
            users[worker].decrementAndGet();
          });
    }
  }

  @Test
  void endsOnAnExecutorOfWhichTheCallerIsTheOnlyThread() throws Exception {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      WorkerPool<Integer> pool = WorkerPool.on(executor, workers(3));
      AtomicInteger sum = new AtomicInteger();
      executor
          .submit(
              () -> {
                pool.run(10, (worker, i) -> sum.addAndGet(i));
                return true;
              })
          .get();
      assertEquals(45, sum.get());
      assertFalse(executor.isShutdown());
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void runsAloneWhereTheExecutorTakesNothing() throws InterruptedException {
    WorkerPool<Integer> pool =
        WorkerPool.on(
            task -> {
              throw new RejectedExecutionException("full");
            },
            workers(3));
    AtomicInteger sum = new AtomicInteger();
    pool.run(10, (worker, i) -> sum.addAndGet(i));
    assertEquals(45, sum.get());
  }

  @Test
  void throwsWhatAJobThrewWhenNoneRunsAnyMore() {
    for (Throwable thrown : List.of(new IllegalStateException("job"), new AssertionError("job"))) {
      AtomicInteger running = new AtomicInteger();
      AtomicInteger begun = new AtomicInteger();
      try (WorkerPool<Integer> pool = WorkerPool.ofThreads(workers(4))) {
        Throwable caught =
            assertThrows(
                thrown.getClass(),
                () ->
                    pool.run(
                        10_000,
                        (worker, i) -> {
                          running.incrementAndGet();
                          begun.incrementAndGet();
                          LockSupport.parkNanos(1_000_000); // all jobs would take seconds
                          running.decrementAndGet();
                          if (i == 7) {
                            sneak(thrown);
                          }
                        }));
        assertSame(thrown, caught);
      }
      assertEquals(0, running.get());
      assertTrue(begun.get() < 10_000);
    }
  }

  private static void sneak(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  @Test
  void leavesTheOtherJobsWhenTheCallerIsInterrupted() {
    for (int threads : new int[] {1, 3}) {
      AtomicInteger begun = new AtomicInteger();
      Thread caller = Thread.currentThread();
      try (WorkerPool<Integer> pool = WorkerPool.ofThreads(workers(threads))) {
        assertThrows(
            InterruptedException.class,
            () ->
                pool.run(
                    100_000,
                    (worker, i) -> {
                      if (begun.incrementAndGet() == 10) {
                        caller.interrupt();
                      } else if (begun.get() > 10) {
                        // So that a caller who waits for a core finds jobs left.
                        LockSupport.parkNanos(100_000);
                      }
                    }));
      }
      assertFalse(Thread.currentThread().isInterrupted());
      assertTrue(begun.get() < 100_000, () -> begun + " jobs");
    }
  }

  @Test
  void splitsLoopsIntoRangesThatAnInterruptDoesNotStop() {
    for (int threads : new int[] {1, 3}) {
      for (int length : new int[] {0, 1, 16_384, 100_000}) {
        AtomicIntegerArray runs = new AtomicIntegerArray(length);
        try (WorkerPool<Integer> pool = WorkerPool.ofThreads(workers(threads))) {
          Thread.currentThread().interrupt();
          pool.split(
              length, (from, to) -> IntStream.range(from, to).forEach(runs::getAndIncrement));
        }
        assertTrue(Thread.interrupted(), "still interrupted");
        assertTrue(IntStream.range(0, length).allMatch(i -> runs.get(i) == 1));
      }
    }
  }

  @Test
  void waitsForTheJobsThatRunWhenTheCallerIsInterrupted() {
    AtomicInteger ended = new AtomicInteger();
    CountDownLatch bothRun = new CountDownLatch(2);
    Thread caller = Thread.currentThread();
    try (WorkerPool<Integer> pool = WorkerPool.ofThreads(workers(2))) {
      assertThrows(
          InterruptedException.class,
          () ->
              pool.run(
                  1_000,
                  (worker, i) -> {
                    bothRun.countDown();
                    while (bothRun.getCount() > 0) {
                      Thread.onSpinWait();
                    }
                    if (Thread.currentThread() != caller) {
                      caller.interrupt();
                      Thread.onSpinWait();
                    }
                    ended.incrementAndGet();
                  }));
    }
    assertTrue(ended.get() >= 2);
  }
}
