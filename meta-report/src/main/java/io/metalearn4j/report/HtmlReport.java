package io.metalearn4j.report;

import static j2html.TagCreator.body;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.style;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.title;
import static j2html.TagCreator.tr;

import com.google.common.io.Resources;
import j2html.tags.DomContent;
import j2html.tags.specialized.DivTag;
import j2html.tags.specialized.FigureTag;
import j2html.tags.specialized.SectionTag;
import j2html.tags.specialized.TdTag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A report as one self-contained HTML page: no script, no address that is fetched, plots drawn in
 * place as SVG, in the light or dark colours that the reader's system asks for.
 */
public final class HtmlReport implements ReportFormat {

  private static final String STYLE = resource("report.css");

  @Override
  public String render(Report report) {
    return "<!DOCTYPE html>\n"
        + html(
                head(
                    meta().withCharset("utf-8"),
                    meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                    title(report.title()),
                    style(rawHtml(STYLE))),
                body(
                    header(h1(report.title())),
                    main(each(report.sections(), HtmlReport::sectionOf)),
                    footer("Marked values are the best of their column under the same setting.")))
            .withLang("en")
            .render()
        + "\n";
  }

  private static SectionTag sectionOf(Report.Section part) {
    return section(
        h2(part.title()),
        each(part.paragraphs(), text -> p(text)),
        each(part.tables(), HtmlReport::tableOf),
        div(each(part.plots(), HtmlReport::figureOf)).withClass("plots"));
  }

  private static DivTag tableOf(ResultTable result) {
    return div(table(
            caption(result.name()).with(span(result.caption()).withClass("setting")),
            thead(
                tr(
                    each(result.labelHeaders(), text -> th(text).withClass("label")),
                    each(result.headers(), text -> th(text)))),
            tbody(each(result.rows(), HtmlReport::rowOf))))
        .withClass("table");
  }

  private static DomContent rowOf(ResultTable.Row row) {
    return tr(
        each(row.labels(), text -> th(text).withClass("label")),
        each(row.cells(), cell -> cell.map(HtmlReport::cellOf).orElseGet(() -> td())));
  }

  private static TdTag cellOf(ResultTable.Cell cell) {
    return td(cell.value())
        .condWith(!cell.interval().isEmpty(), span(cell.interval()).withClass("interval"))
        .withCondClass(cell.best(), "best");
  }

  private static FigureTag figureOf(Plot plot) {
    return figure(
        figcaption(plot.title()),
        legend(plot),
        PlotSvg.render(plot)
            .<DomContent>map(svg -> rawHtml(svg))
            .orElseGet(() -> p("Not drawn: this Java runtime has no fonts.")));
  }

  private static DivTag legend(Plot plot) {
    List<String> names =
        plot instanceof Plot.Lines lines && lines.lines().size() > 1
            ? lines.lines().stream().map(Plot.Line::name).toList()
            : List.of();
    return div(each(
            IntStream.range(0, names.size()).boxed().toList(),
            i -> span(names.get(i)).withStyle("--key: " + PlotSvg.cssColour(i))))
        .withClass("legend");
  }

  private static String resource(String name) {
    try {
      return Resources.toString(
          Resources.getResource(HtmlReport.class, name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
