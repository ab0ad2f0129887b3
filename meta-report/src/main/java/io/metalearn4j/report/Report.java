package io.metalearn4j.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.metalearn4j.eval.Measurement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run measured, in sections of prose, figures and plots; a {@link ReportFormat} renders it.
 *
 * <p>Immutable and thread-safe. A {@link Builder} is neither.
 */
public final class Report {

  /**
   * Which end of a metric is the good one; a table marks the best value of a metric that has one.
   */
  enum Better {
    HIGHER,
    LOWER
  }

  /**
   * One part of a report.
   *
   * @param title its heading
   * @param paragraphs prose above the tables, in order
   * @param tables the section's figures, one table a name, in the order in which they were added
   * @param plots its plots, in order
   */
  public record Section(
      String title, List<String> paragraphs, List<ResultTable> tables, List<Plot> plots) {

    /** Copies the components. */
    public Section {
      paragraphs = ImmutableList.copyOf(paragraphs);
      tables = ImmutableList.copyOf(tables);
      plots = ImmutableList.copyOf(plots);
    }
  }

  private final String title;
  private final ImmutableList<Section> sections;
  private final ImmutableList<Measurement> measurements;

  private Report(
      String title, ImmutableList<Section> sections, ImmutableList<Measurement> measurements) {
    this.title = title;
    this.sections = sections;
    this.measurements = measurements;
  }

  /**
   * Starts a report.
   *
   * @param title its title, not blank
   * @return a builder
   * @throws IllegalArgumentException if the title is blank
   */
  public static Builder builder(String title) {
    return new Builder(requireText("title", title));
  }

  /** The title. */
  public String title() {
    return title;
  }

  /** The sections, in order. */
  public List<Section> sections() {
    return sections;
  }

  /** Every figure of every section, in the order in which they were added. */
  public List<Measurement> measurements() {
    return measurements;
  }

  private static String requireText(String what, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " must not be blank");
    }
    return text;
  }

  /** Builds a report, section by section: what is added goes into the section begun last. */
  public static final class Builder {
    private final String title;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, Better> better = new HashMap<>();

    private Builder(String title) {
      this.title = title;
    }

    /**
     * Begins a section.
     *
     * @param heading its heading, not blank
     * @return this builder
     */
    public Builder section(String heading) {
      drafts.add(new Draft(requireText("heading", heading)));
      return this;
    }

    /**
     * Adds prose to the section.
     *
     * @param paragraph plain text, not blank
     * @return this builder
     */
    public Builder paragraph(String paragraph) {
      current().paragraphs.add(requireText("paragraph", paragraph));
      return this;
    }

    /**
     * Adds figures to the section, shown as one table for each table name.
     *
     * @param figures what was measured
     * @return this builder
     */
    public Builder measurements(Collection<Measurement> figures) {
      current().measurements.addAll(figures);
      return this;
    }

    /**
     * Adds a plot to the section.
     *
     * @param plot the plot
     * @return this builder
     */
    public Builder plot(Plot plot) {
      current().plots.add(plot);
      return this;
    }

    /**
     * Marks the highest value of these metrics as the best.
     *
     * @param metrics names of metrics, in any section
     * @return this builder
     */
    public Builder higherIsBetter(String... metrics) {
      return direction(Better.HIGHER, metrics);
    }

    /**
     * Marks the lowest value of these metrics as the best.
     *
     * @param metrics names of metrics, in any section
     * @return this builder
     */
    public Builder lowerIsBetter(String... metrics) {
      return direction(Better.LOWER, metrics);
    }

    /**
     * Makes the report.
     *
     * @return an immutable report
     * @throws IllegalArgumentException if two figures of a section have the same table, row,
     *     metric, setting and seed
     */
    public Report build() {
      ImmutableMap<String, Better> directions = ImmutableMap.copyOf(better);
      ImmutableList.Builder<Section> sections = ImmutableList.builder();
      ImmutableList.Builder<Measurement> all = ImmutableList.builder();
      for (Draft draft : drafts) {
        sections.add(
            new Section(
                draft.heading,
                draft.paragraphs,
                ResultTable.tables(draft.measurements, directions),
                draft.plots));
        all.addAll(draft.measurements);
      }
      return new Report(title, sections.build(), all.build());
    }

    private Builder direction(Better direction, String... metrics) {
      for (String metric : metrics) {
        Better other = better.putIfAbsent(metric, direction);
        if (other != null && other != direction) {
          throw new IllegalArgumentException("metric " + metric + " has both directions");
        }
      }
      return this;
    }

    private Draft current() {
      return Optional.of(drafts)
          .filter(d -> !d.isEmpty())
          .map(d -> d.get(d.size() - 1))
          .orElseThrow(() -> new IllegalStateException("begin a section first"));
    }
  }

  private static final class Draft {
    private final String heading;
    private final List<String> paragraphs = new ArrayList<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<Plot> plots = new ArrayList<>();

    private Draft(String heading) {
      this.heading = heading;
    }
  }
}
