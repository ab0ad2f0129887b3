package io.metalearn4j.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A form in which a report is read: text, JSON or HTML.
 *
 * <p>Implementations are stateless, and the same report gives the same characters.
 */
public interface ReportFormat {

  /**
   * Renders a report.
   *
   * @param report the report
   * @return the whole document
   */
  String render(Report report);

  /**
   * Renders a report into a file in UTF-8, replacing what is there.
   *
   * @param report the report
   * @param file where to; its directory must exist
   * @throws IOException if the file cannot be written
   */
  default void write(Report report, Path file) throws IOException {
    Files.writeString(file, render(report));
  }
}
