package io.metalearn4j.examples;

import io.metalearn4j.report.HtmlReport;
import io.metalearn4j.report.JsonReport;
import io.metalearn4j.report.Report;
import io.metalearn4j.report.ReportFormat;
import io.metalearn4j.report.TextReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * An example: it runs, and what it measured is printed, and written to the files that were asked
 * for.
 *
 * <p>A subclass is a picocli {@code @Command} with its own options, named in {@link Main}.
 */
public abstract class Example implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Spec private CommandSpec spec;

  /** For subclasses. */
  protected Example() {}

  /**
   * Does the work.
   *
   * @param options the options that every example has
   * @return everything that was measured
   * @throws Exception if it fails; an {@link IOException} is shown as a message, all else with its
   *     stack
   */
  protected abstract Report run(CommonOptions options) throws Exception;

  @Override
  public final Integer call() throws Exception {
    if (common.mayRelaunch() && VectorModule.canBeEnabled()) {
      ParseResult parsed = spec.root().commandLine().getParseResult();
      return VectorModule.relaunch(Main.class, parsed.originalArgs());
    }
    Report report = run(common);
    CommandLine command = spec.commandLine();
    command.getOut().print(new TextReport().render(report));
    write(common.json(), report, new JsonReport());
    write(common.report(), report, new HtmlReport());
    command.getOut().flush();
    return CommandLine.ExitCode.OK;
  }

  private void write(Optional<Path> file, Report report, ReportFormat format) throws IOException {
    if (file.isPresent()) {
      format.write(report, file.get());
      spec.commandLine().getOut().println("Written: " + file.get());
    }
  }
}
