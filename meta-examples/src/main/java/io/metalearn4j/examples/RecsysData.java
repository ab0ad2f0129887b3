package io.metalearn4j.examples;

import io.metalearn4j.data.table.CsvFormat;
import io.metalearn4j.recsys.data.Attributes;
import io.metalearn4j.recsys.data.CompleteJourney;
import io.metalearn4j.recsys.data.Dataset;
import io.metalearn4j.recsys.data.InteractionFrame;
import io.metalearn4j.recsys.data.MovieLens;
import io.metalearn4j.recsys.data.OnlineRetail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which interactions are read, each checked before anything runs. */
final class RecsysData {
  private static final Logger LOG = LoggerFactory.getLogger(RecsysData.class);

  private static final Set<String> DATASETS =
      Set.of("movielens-1m", "movielens-100k", "online-retail", "complete-journey");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private String dataset = "movielens-1m";
  private @Nullable Path ratings;
  private @Nullable Path users;
  private @Nullable Path items;

  @Option(
      names = "--positive",
      paramLabel = "RATING",
      description =
          "full, temporal: least rating that counts as taken (default: 4 for MovieLens, else any).")
  private @Nullable Double positive;

  /** For picocli. */
  RecsysData() {}

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description =
          "movielens-1m (default), movielens-100k, online-retail or complete-journey, below"
              + " --data.")
  void setDataset(String name) {
    if (!DATASETS.contains(name)) {
      throw invalid(
          "--dataset",
          "must be movielens-1m, movielens-100k, online-retail or complete-journey, got " + name);
    }
    dataset = name;
  }

  @Option(
      names = "--ratings",
      paramLabel = "FILE",
      description =
          "Your own interactions, CSV or TSV, plain or gzip: columns user, item and, if any, rating"
              + " and time.")
  void setRatings(Path file) {
    ratings = existing("--ratings", file);
  }

  @Option(
      names = "--users",
      paramLabel = "FILE",
      description = "Attributes of your users: a column user, and one column an attribute.")
  void setUsers(Path file) {
    users = existing("--users", file);
  }

  @Option(
      names = "--items",
      paramLabel = "FILE",
      description = "Attributes of your items: a column item, and one column an attribute.")
  void setItems(Path file) {
    items = existing("--items", file);
  }

  /** Whether a known data set is asked for, and not a file of one's own. */
  boolean is(String name) {
    return ratings == null && dataset.equals(name);
  }

  /** Whether a file of one's own is asked for. */
  boolean isOwn() {
    return ratings != null;
  }

  /** Name in reports: that of the data set or of the file. */
  String name() {
    return ratings == null ? dataset : String.valueOf(ratings.getFileName());
  }

  /** Reads the interactions, with what is known of users and items. */
  Dataset read(CommonOptions options) throws IOException {
    Dataset data = ratings == null ? readKnown(options) : own(ratings);
    LOG.info(
        "{}: {} interactions; rows removed: {}",
        data.name(),
        data.interactions().size(),
        data.cleaning());
    return data;
  }

  private Dataset readKnown(CommonOptions options) throws IOException {
    Path folder = options.data(dataset);
    return switch (dataset) {
      case "movielens-100k" -> MovieLens.read100k(folder);
      case "online-retail" -> OnlineRetail.read(folder.resolve("online_retail.tsv.gz"));
      case "complete-journey" -> CompleteJourney.read(folder);
      default -> MovieLens.read1m(folder);
    };
  }

  private Dataset own(Path file) throws IOException {
    String option = "--ratings";
    try {
      List<String> names = CsvFormat.of(file).names(file);
      InteractionFrame frame = InteractionFrame.columns("user", "item");
      frame = names.contains("rating") ? frame.value("rating") : frame;
      frame = names.contains("time") ? frame.time("time") : frame;
      Dataset data = frame.read(file);
      if (data.interactions().size() == 0) {
        throw invalid(option, "must hold an interaction, got none in " + file);
      }
      option = "--users";
      Map<String, Attributes> userAttributes =
          users == null ? Map.of() : InteractionFrame.attributes(users, "user");
      option = "--items";
      Map<String, Attributes> itemAttributes =
          items == null ? Map.of() : InteractionFrame.attributes(items, "item");
      return data.with(userAttributes, itemAttributes);
    } catch (IllegalArgumentException e) {
      throw invalid(option, String.valueOf(e.getMessage()));
    }
  }

  /** Least value of a positive. */
  double least() {
    return positive != null
        ? positive
        : ratings == null && dataset.startsWith("movielens") ? 4 : Double.NEGATIVE_INFINITY;
  }

  private Path existing(String option, Path file) {
    if (!Files.isRegularFile(file)) {
      throw invalid(option, "no such file: " + file);
    }
    return file;
  }

  private ParameterException invalid(String option, String rule) {
    return OptionRules.invalid(spec, option, rule);
  }
}
