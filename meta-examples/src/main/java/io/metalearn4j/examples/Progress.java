package io.metalearn4j.examples;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a long piece of work is: a bar on a terminal, otherwise a line every ten seconds, on the
 * error stream.
 *
 * <p>Safe for use by several threads.
 */
public abstract class Progress implements AutoCloseable {

  /**
   * Shows a piece of work.
   *
   * @param task what is done
   * @param total its number of steps, at least 1
   * @return the display; close it when the work is done
   */
  public static Progress of(String task, long total) {
    return onTerminal()
        ? new Bar(task, total)
        : new Lines(task, total, System.err, InstantSource.system());
  }

  /** Before JDK 22 a console is there only on a terminal; since then it says so itself. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean onTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /**
   * Shows that so many steps are done.
   *
   * @param done steps done so far
   * @param note a figure to follow, such as the loss; asked for only when it is shown
   */
  public abstract void update(long done, Supplier<String> note);

  @Override
  public abstract void close();

  private static final class Bar extends Progress {
    private final ProgressBar bar;
    private final long stride;

    Bar(String task, long total) {
      stride = Math.max(1, total / 200);
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .setUpdateIntervalMillis(200)
              .build();
    }

    @Override
    public void update(long done, Supplier<String> note) {
      bar.stepTo(done);
      if (done % stride == 0) {
        bar.setExtraMessage(note.get());
      }
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /** A line now and then. */
  static final class Lines extends Progress {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final String task;
    private final long total;
    private final PrintStream out;
    private final InstantSource clock;
    private final Instant start;
    private Instant next;

    Lines(String task, long total, PrintStream out, InstantSource clock) {
      this.task = task;
      this.total = total;
      this.out = out;
      this.clock = clock;
      start = clock.instant();
      next = start.plus(INTERVAL);
      out.println(task + " ...");
    }

    @Override
    public synchronized void update(long done, Supplier<String> note) {
      Instant now = clock.instant();
      if (now.isBefore(next)) {
        return;
      }
      next = now.plus(INTERVAL);
      out.printf(
          Locale.ROOT,
          "%s: %,d of %,d (%d%%), %s%n",
          task,
          done,
          total,
          100 * done / total,
          note.get());
    }

    @Override
    public synchronized void close() {
      Duration taken = Duration.between(start, clock.instant());
      out.printf(Locale.ROOT, "%s: done in %.1f s%n", task, taken.toMillis() / 1000.0);
    }
  }
}
