package io.metalearn4j.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A report as plain text: aligned tables, a star before the best value. It leaves out the plots.
 */
public final class TextReport implements ReportFormat {

  private static final Pattern WRAP = Pattern.compile("(.{1,100})(?: +|$)");
  private static final Pattern TRAILING = Pattern.compile(" +$", Pattern.MULTILINE);

  @Override
  public String render(Report report) {
    StringBuilder text = new StringBuilder();
    heading(text, report.title(), '=');
    for (Report.Section section : report.sections()) {
      text.append('\n');
      heading(text, section.title(), '-');
      section.paragraphs().forEach(p -> text.append(WRAP.matcher(p).replaceAll("$1\n")));
      for (ResultTable table : section.tables()) {
        text.append('\n').append(table.name());
        if (!table.caption().isEmpty()) {
          text.append(" (").append(table.caption()).append(')');
        }
        text.append('\n').append(grid(table)).append('\n');
      }
    }
    return text.toString();
  }

  private static void heading(StringBuilder text, String heading, char rule) {
    text.append(heading).append('\n');
    text.append(String.valueOf(rule).repeat(heading.length())).append('\n');
  }

  private static String grid(ResultTable table) {
    return TRAILING.matcher(padded(table)).replaceAll("");
  }

  private static String padded(ResultTable table) {
    List<Column> columns = new ArrayList<>();
    for (String header : table.labelHeaders()) {
      columns.add(column(header, columns.isEmpty() ? HorizontalAlign.LEFT : HorizontalAlign.RIGHT));
    }
    table.headers().forEach(header -> columns.add(column(header, HorizontalAlign.RIGHT)));
    return AsciiTable.builder()
        .lineSeparator("\n")
        .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS_NO_OUTSIDE_BORDER)
        .data(
            columns.toArray(Column[]::new),
            table.rows().stream().map(TextReport::cells).toArray(Object[][]::new))
        .asString();
  }

  private static Column column(String header, HorizontalAlign align) {
    return new Column().header(header).headerAlign(align).dataAlign(align).maxWidth(120);
  }

  private static Object[] cells(ResultTable.Row row) {
    return Stream.concat(
            row.labels().stream(),
            row.cells().stream().map(c -> c.map(TextReport::cell).orElse("")))
        .toArray();
  }

  private static String cell(ResultTable.Cell cell) {
    String value = cell.best() ? "*" + cell.value() : cell.value();
    return cell.interval().isEmpty() ? value : value + " " + cell.interval();
  }
}
