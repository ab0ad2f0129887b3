package io.metalearn4j.examples;

import io.metalearn4j.eval.Measurement;
import io.metalearn4j.recsys.data.Dataset;
import io.metalearn4j.recsys.data.Interactions;
import io.metalearn4j.recsys.data.MovieLens;
import io.metalearn4j.recsys.protocol.FirstBasket;
import io.metalearn4j.recsys.protocol.FirstBuyers;
import io.metalearn4j.recsys.protocol.FullCatalogue;
import io.metalearn4j.recsys.protocol.MeluSplit;
import io.metalearn4j.recsys.protocol.RankingPart;
import io.metalearn4j.recsys.protocol.RankingStudy;
import io.metalearn4j.recsys.protocol.RatingPart;
import io.metalearn4j.recsys.protocol.RatingStudy;
import io.metalearn4j.recsys.protocol.RecBoleRatings;
import io.metalearn4j.recsys.ranking.BestSellers;
import io.metalearn4j.recsys.ranking.RankingData;
import io.metalearn4j.recsys.ranking.RankingLearner;
import io.metalearn4j.recsys.rating.RatingLearner;
import io.metalearn4j.recsys.rating.RatingScale;
import io.metalearn4j.report.Report;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Cold-start recommendation: every learner on identical tasks of a protocol. */
@Command(
    name = "recsys",
    description = "Cold-start recommendation: every learner on identical tasks of a protocol.",
    mixinStandardHelpOptions = true)
final class Recsys extends Example {
  private static final Logger LOG = LoggerFactory.getLogger(Recsys.class);
  private static final Set<String> ALL = Set.of("all");

  enum Protocol {
    melu("nDCG@5"),
    recbole("nDCG@5 binary"),
    full("nDCG@10"),
    temporal("nDCG@10"),
    buyers("AUC");

    /** The measure that the report plots. */
    private final String plotted;

    Protocol(String plotted) {
      this.plotted = plotted;
    }
  }

  @Spec private CommandSpec spec;

  @Mixin private RecsysData source;

  private int[] k = {};
  private int rounds;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      defaultValue = "melu",
      description =
          "melu: ratings of new users and items (default). recbole: ten rated items, ranked for new"
              + " users. full: the whole catalogue, ranked for new users from k positives. temporal:"
              + " what new users take after the first basket, models fitted before each month. buyers:"
              + " which users take a new item after its first k buyers, likewise.")
  private Protocol protocol;

  @Option(
      names = "--k",
      paramLabel = "K",
      split = ",",
      description =
          "Ratings or positives shown, one number or several (default: all ratings in melu,"
              + " 0,1,3,5,10,20 positives in full, the first basket in temporal, 0,1,3,10 in buyers).")
  void setK(int[] numbers) {
    for (int shown : numbers) {
      OptionRules.atLeast(spec, "--k", shown, 0);
    }
    k = numbers.clone();
  }

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "Rounds of fitting and drawing (default: 5; on a file of your own 1 in melu and recbole).")
  void setSeeds(int number) {
    rounds = OptionRules.atLeast(spec, "--seeds", number, 1);
  }

  @Option(
      names = "--eligible-only",
      description = "melu: train on users with 13 to 100 ratings only.")
  private boolean eligibleOnly;

  @Option(
      names = "--row",
      paramLabel = "NAME",
      description =
          "melu, recbole, full: only this row; repeat the option for more, or say all. The first row"
              + " of the table is the one that the others are compared with (default: all; on a file"
              + " of your own a few that are trained fast).")
  private Set<String> rows = Set.of();

  @Override
  protected Report run(CommonOptions options) throws IOException {
    if (rounds == 0) {
      boolean fitsEach = protocol == Protocol.melu || protocol == Protocol.recbole;
      rounds = source.isOwn() && fitsEach ? 1 : 5;
    }
    long[] seeds = LongStream.range(options.seed(), options.seed() + rounds).toArray();
    List<Measurement> figures =
        switch (protocol) {
          case melu -> melu(options, seeds);
          case recbole -> {
            RecBoleRatings study = recBole(source.read(options));
            ranked(study.part(seeds[0]));
            yield study.run(ratingRows(), Recsys::log, seeds);
          }
          case full -> full(options, seeds);
          case temporal -> temporal(source.read(options), seeds);
          case buyers -> buyers(source.read(options), seeds[0]);
        };
    if (figures.isEmpty()) {
      throw invalid("--protocol", protocol + " finds nobody to ask in these data");
    }
    Report.Builder report =
        Report.builder("Cold-start recommendation")
            .section(source.name() + ", " + protocol)
            .measurements(figures);
    RowPlots.of(figures, figures.get(0).table(), protocol.plotted, List.of("part", "k"))
        .forEach(report::plot);
    return report
        .lowerIsBetter("MAE", "RMSE", "log loss", "calibration error")
        .higherIsBetter("nDCG@5", "P@5", "nDCG@5 binary", "MRR@5", "AUC")
        .higherIsBetter("nDCG@10", "precision@10", "recall@10", "hit rate@10", "MRR@10", "MAP@10")
        .build();
  }

  private List<RatingLearner> ratingRows() {
    List<RatingLearner> all = RecsysRows.ratings();
    requireRows(all.stream().map(RatingLearner::name).toList());
    return all.stream().filter(learner -> isAsked(learner.name())).toList();
  }

  private void requireRows(List<String> names) {
    if (!rows.equals(ALL) && !names.containsAll(rows)) {
      throw invalid("--row", "must be all, or among " + names + ", got " + rows);
    }
    List<String> left = names.stream().filter(name -> !isAsked(name)).toList();
    if (rows.isEmpty() && !left.isEmpty()) {
      LOG.info("A first look leaves out what --row all trains too: {}", left);
    }
  }

  private boolean isAsked(String row) {
    return isAsked(row, rows, source.isOwn());
  }

  static boolean isAsked(String row, Set<String> rows, boolean ownFile) {
    return rows.isEmpty()
        ? !ownFile || RecsysRows.QUICK.contains(row)
        : rows.equals(ALL) || rows.contains(row);
  }

  private ParameterException invalid(String option, String rule) {
    return OptionRules.invalid(spec, option, rule);
  }

  private RecBoleRatings recBole(Dataset data) {
    float low = Float.MAX_VALUE;
    float high = -Float.MAX_VALUE;
    for (int e = 0; e < data.interactions().size(); e++) {
      low = Math.min(low, data.interactions().value(e));
      high = Math.max(high, data.interactions().value(e));
    }
    if (!(low < high)) {
      throw invalid(
          "--protocol", protocol + " needs ratings, a column rating that differs between rows");
    }
    return new RecBoleRatings(
        data,
        new RatingScale((int) Math.floor(low), (int) Math.ceil(high) - (int) Math.floor(low) + 1));
  }

  private List<Measurement> melu(CommonOptions options, long[] seeds) throws IOException {
    RatingStudy study = new RatingStudy(ratingRows(), seeds);
    int[] shown = k.length == 0 ? new int[] {-1} : k;
    if (!source.is("movielens-1m")) {
      return study.run(
          List.of(ranked(recBole(source.read(options)).part("melu", seeds[0]))),
          shown,
          Recsys::log);
    }
    MeluSplit whole = MeluSplit.of(MovieLens.readMeluSplit(options.data("movielens-1m")));
    MeluSplit split = eligibleOnly ? whole.eligibleTrainingOnly() : whole;
    List<RatingPart> parts =
        k.length > 0 || eligibleOnly
            ? List.of(split.userCold())
            : List.of(
                split.userCold(), split.itemCold(), split.itemColdWithHistory(), split.bothCold());
    return study.run(parts, shown, Recsys::log);
  }

  private RatingPart ranked(RatingPart part) {
    if (part.tasks().apply(0).isEmpty()) {
      throw invalid(
          "--protocol", protocol + " needs users with 13 to 100 ratings, one in ten of them new");
    }
    return part;
  }

  private List<Measurement> full(CommonOptions options, long[] seeds) throws IOException {
    FullCatalogue catalogue;
    if (source.is("movielens-1m")) {
      catalogue =
          FullCatalogue.movieLens(
              source.read(options), MovieLens.readMeluSplit(options.data("movielens-1m")));
    } else {
      catalogue = FullCatalogue.of(source.read(options), source.least(), options.seed());
    }
    RankingStudy study = new RankingStudy(Recsys::log, seeds);
    logBestSellers(catalogue.training());
    List<RankingPart> parts = new ArrayList<>();
    for (int shown : k.length == 0 ? new int[] {0, 1, 3, 5, 10, 20} : k) {
      parts.add(catalogue.part(shown));
    }
    long asked =
        parts.stream().mapToLong(part -> part.tasks().apply(seeds[0]).size()).min().orElse(0);
    if (asked == 0) {
      throw invalid("--k", "must be below the positives of some new user; show fewer");
    }
    requireRows(
        Stream.concat(RecsysRows.rankings().stream(), RecsysRows.tuned().keySet().stream())
            .map(RankingLearner::name)
            .distinct()
            .toList());
    RecsysRows.rankings().stream()
        .filter(learner -> isAsked(learner.name()))
        .forEach(learner -> study.add(learner, parts));
    RecsysRows.tuned()
        .forEach(
            (learner, shown) -> {
              List<RankingPart> own =
                  parts.stream().filter(part -> shown.test(positives(part))).toList();
              if (!own.isEmpty() && isAsked(learner.name())) {
                study.add(learner, own);
              }
            });
    return study.measurements();
  }

  private static int positives(RankingPart part) {
    return Integer.parseInt(part.setting().getOrDefault("k", "0"));
  }

  /** Days from which on customers or items are new, the last one excluded. */
  private record Span(LocalDate from, LocalDate to) {}

  private Span span(Dataset data) {
    Interactions all = data.interactions();
    long[] times = IntStream.range(0, all.size()).mapToLong(all::time).sorted().toArray();
    if (times[0] == times[times.length - 1]) {
      throw invalid(
          "--protocol", protocol + " needs times, a column time that differs between rows");
    }
    LocalDate from =
        source.is("online-retail")
            ? LocalDate.of(2011, 8, 1)
            : day(times[times.length * 2 / 3]).withDayOfMonth(1);
    return new Span(from, day(times[times.length - 1]).plusDays(1));
  }

  private static LocalDate day(long time) {
    return Instant.ofEpochSecond(time).atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private List<Measurement> buyers(Dataset data, long seed) {
    Span span = span(data);
    List<Measurement> figures =
        new FirstBuyers(data)
            .measure(
                RecsysRows.basketRidge(),
                span.from(),
                span.to(),
                k.length == 0 ? new int[] {0, 1, 3, 10} : k,
                seed);
    if (figures.isEmpty()) {
      throw invalid("--k", "must be below the buyers of some new item; show fewer");
    }
    return figures;
  }

  private List<Measurement> temporal(Dataset data, long[] seeds) {
    Span span = span(data);
    RankingStudy study = new RankingStudy(Recsys::log, seeds[0]);
    FirstBasket protocolOfBaskets = new FirstBasket(data);
    logBestSellers(protocolOfBaskets.before(span.from()));
    for (RankingLearner learner : RecsysRows.baskets()) {
      for (int shown : k.length == 0 ? new int[] {0} : Arrays.copyOf(k, k.length)) {
        for (RankingPart month : protocolOfBaskets.monthly(span.from(), span.to(), shown)) {
          study.add(learner, List.of(month));
        }
      }
    }
    return study.measurements();
  }

  private static void logBestSellers(RankingData training) {
    int items = training.positives().columns();
    if (items > RecsysRows.BEST_SELLERS) {
      LOG.warn(
          "Models of items have weights for the {} best sellers of {} items, which are {} % of the"
              + " positives; all others they rank by popularity, behind most of these.",
          RecsysRows.BEST_SELLERS,
          items,
          Math.round(100 * BestSellers.share(training.positives(), RecsysRows.BEST_SELLERS)));
    }
  }

  private static void log(String learner, long seed, double seconds) {
    LOG.info("fitted {} with seed {} in {} s", learner, seed, "%.1f".formatted(seconds));
  }
}
