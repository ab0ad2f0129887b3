package io.metalearn4j.report;

import com.google.common.html.HtmlEscapers;
import com.google.common.math.Stats;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.Histogram;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.slf4j.LoggerFactory;

/**
 * Draws a plot with XChart, as an SVG element that takes its colours from the page.
 *
 * <p>Each colour is drawn as a placeholder and then replaced by the name of a CSS variable, so that
 * a plot follows the page into dark mode.
 */
final class PlotSvg {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 380;

  /** More bars than this have their names upright below them, in so many more pixels a letter. */
  private static final int SLANTED = 8;

  private static final int LETTER = 7;
  private static final Color CLEAR = new Color(255, 255, 255, 0);
  private static final Color INK = new Color(1, 1, 1);
  private static final Color SOFT = new Color(2, 2, 2);
  private static final Color LINE = new Color(3, 3, 3);
  private static final int COLOURS = 8;
  private static final BasicStroke THICK =
      new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  private PlotSvg() {}

  /**
   * The plot as an SVG element, or nothing where the Java runtime has no fonts to measure text
   * with.
   */
  static Optional<String> render(Plot plot) {
    if (!Fonts.AVAILABLE) {
      return Optional.empty();
    }
    Chart<?, ?> chart;
    if (plot instanceof Plot.Lines lines) {
      chart = chart(lines);
    } else if (plot instanceof Plot.Bars bars) {
      chart = chart(bars);
    } else {
      chart = chart((Plot.Histogram) plot);
    }
    return Optional.of(themed(svg(chart), plot.title()));
  }

  private static XYChart chart(Plot.Lines plot) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle(plot.xLabel())
            .yAxisTitle(plot.yLabel())
            .build();
    style(chart.getStyler());
    int colour = 0;
    for (Plot.Line line : plot.lines()) {
      if (!line.low().isEmpty()) {
        band(chart, line, series(colour));
      }
      XYSeries series = chart.addSeries(line.name(), line.x(), line.y());
      series.setMarker(line.x().size() > 40 ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
      series.setMarkerColor(series(colour)).setLineColor(series(colour)).setLineStyle(THICK);
      colour++;
    }
    return chart;
  }

  private static void band(XYChart chart, Plot.Line line, Color colour) {
    List<Double> x = new ArrayList<>(line.x());
    List<Double> y = new ArrayList<>(line.high());
    List<Double> back = new ArrayList<>(line.x());
    List<Double> low = new ArrayList<>(line.low());
    Collections.reverse(back);
    Collections.reverse(low);
    x.addAll(back);
    y.addAll(low);
    XYSeries band = chart.addSeries(line.name() + " interval", x, y);
    band.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
    band.setMarker(SeriesMarkers.NONE).setLineColor(CLEAR);
    band.setFillColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 45));
  }

  private static CategoryChart chart(Plot.Bars plot) {
    List<String> names = plot.bars().stream().map(Plot.Bar::name).toList();
    int longest = names.stream().mapToInt(String::length).max().orElse(0);
    boolean many = names.size() > SLANTED;
    CategoryChart chart = categories(plot, HEIGHT + (many ? LETTER * longest : 0));
    chart
        .addSeries("value", names, plot.bars().stream().map(Plot.Bar::value).toList())
        .setFillColor(series(0));
    if (plot.bars().stream().allMatch(Plot.Bar::hasInterval)) {
      // XChart's error bars are symmetric: hang them on the interval's middle, which need not be
      // the value.
      CategorySeries interval =
          chart.addSeries(
              "interval",
              names,
              plot.bars().stream().map(b -> (b.low() + b.high()) / 2).toList(),
              plot.bars().stream().map(b -> (b.high() - b.low()) / 2).toList());
      interval.setChartCategorySeriesRenderStyle(CategorySeries.CategorySeriesRenderStyle.Scatter);
      interval.setMarker(SeriesMarkers.NONE);
    }
    chart.getStyler().setAvailableSpaceFill(0.6).setOverlapped(true);
    chart.getStyler().setErrorBarsColor(INK);
    if (longest * names.size() > 80) {
      chart.getStyler().setXAxisLabelRotation(many ? 90 : 30);
      chart.getStyler().setXAxisLabelAlignmentVertical(AxesChartStyler.TextAlignment.Right);
    }
    return chart;
  }

  private static CategoryChart chart(Plot.Histogram plot) {
    CategoryChart chart = categories(plot, HEIGHT);
    Histogram histogram = new Histogram(plot.values(), plot.bins());
    chart
        .addSeries("count", histogram.getxAxisData(), histogram.getyAxisData())
        .setFillColor(series(0));
    Stats stats = Stats.of(plot.values());
    double range = stats.max() - stats.min();
    int decimals =
        range == 0 ? 2 : (int) Math.max(0, Math.min(6, 2 - Math.floor(Math.log10(range))));
    chart.getStyler().setXAxisDecimalPattern(decimals == 0 ? "0" : "0." + "0".repeat(decimals));
    chart.getStyler().setXAxisMaxLabelCount(9);
    chart.getStyler().setAvailableSpaceFill(0.96);
    return chart;
  }

  private static CategoryChart categories(Plot plot, int height) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(height)
            .xAxisTitle(plot.xLabel())
            .yAxisTitle(plot.yLabel())
            .build();
    style(chart.getStyler());
    return chart;
  }

  private static void style(AxesChartStyler styler) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    styler
        .setChartBackgroundColor(CLEAR)
        .setPlotBackgroundColor(CLEAR)
        .setPlotBorderVisible(false)
        .setLegendVisible(false)
        .setChartFontColor(INK)
        .setChartTitleVisible(false)
        .setChartPadding(4)
        .setPlotContentSize(0.96)
        .setMarkerSize(6)
        .setXAxisTitleColor(SOFT)
        .setYAxisTitleColor(SOFT);
    styler
        .setAxisTitleFont(font)
        .setAxisTickLabelsFont(font)
        .setAxisTickLabelsColor(SOFT)
        .setAxisTickMarksColor(LINE)
        .setPlotGridLinesColor(LINE)
        .setPlotGridLinesStroke(new BasicStroke(0.8f))
        .setPlotGridVerticalLinesVisible(false)
        .setyAxisTickLabelsFormattingFunction(PlotSvg::tick)
        .setPlotMargin(0);
  }

  private static String tick(double value) {
    return new DecimalFormat("#,##0.#####", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(value);
  }

  /** The page's colour of a plot's series. */
  static String cssColour(int index) {
    return "var(--s" + (index % COLOURS + 1) + ")";
  }

  private static Color series(int index) {
    int i = 10 + index % COLOURS;
    return new Color(i, i, i);
  }

  private static String svg(Chart<?, ?> chart) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      VectorGraphicsEncoder.saveVectorGraphic(chart, bytes, VectorGraphicsFormat.SVG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String themed(String svg, String title) {
    String themed =
        svg.substring(svg.indexOf("<svg"))
            .replace(rgb(INK), "var(--ink)")
            .replace(rgb(SOFT), "var(--soft)")
            .replace(rgb(LINE), "var(--line)");
    for (int i = 0; i < COLOURS; i++) {
      themed = themed.replace(rgb(series(i)), cssColour(i));
    }
    return themed.replaceFirst(
        "<svg ",
        "<svg role=\"img\" aria-label=\"" + HtmlEscapers.htmlEscaper().escape(title) + "\" ");
  }

  /**
   * Whether AWT finds a font: a headless runtime in a bare container has none, and only trying
   * tells.
   */
  private static final class Fonts {
    static final boolean AVAILABLE = probe();

    private static boolean probe() {
      try {
        new Font(Font.SANS_SERIF, Font.PLAIN, 12)
            .createGlyphVector(new FontRenderContext(null, true, true), "x");
        return true;
      } catch (RuntimeException | LinkageError | InternalError e) {
        LoggerFactory.getLogger(PlotSvg.class).warn("No plots: this Java runtime has no fonts", e);
        return false;
      }
    }
  }

  private static String rgb(Color c) {
    return "rgb(%d,%d,%d)".formatted(c.getRed(), c.getGreen(), c.getBlue());
  }
}
