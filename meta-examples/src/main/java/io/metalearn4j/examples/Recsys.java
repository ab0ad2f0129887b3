package io.metalearn4j.examples;

import io.metalearn4j.eval.Measurement;
import io.metalearn4j.recsys.data.MovieLens;
import io.metalearn4j.recsys.protocol.FullCatalogue;
import io.metalearn4j.recsys.protocol.MeluSplit;
import io.metalearn4j.recsys.protocol.RankingPart;
import io.metalearn4j.recsys.protocol.RankingStudy;
import io.metalearn4j.recsys.protocol.RatingPart;
import io.metalearn4j.recsys.protocol.RatingStudy;
import io.metalearn4j.recsys.ranking.EaseLearner;
import io.metalearn4j.recsys.ranking.ImplicitAlsLearner;
import io.metalearn4j.recsys.ranking.ItemKnnLearner;
import io.metalearn4j.recsys.ranking.KShotLearner;
import io.metalearn4j.recsys.ranking.PopularityLearner;
import io.metalearn4j.recsys.ranking.RandomLearner;
import io.metalearn4j.recsys.ranking.RankingLearner;
import io.metalearn4j.recsys.rating.BiasLearner;
import io.metalearn4j.recsys.rating.FactorLearner;
import io.metalearn4j.recsys.rating.FactorSettings;
import io.metalearn4j.recsys.rating.HeadLearner;
import io.metalearn4j.recsys.rating.RatingLearner;
import io.metalearn4j.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Cold-start recommendation: every learner on identical tasks of a protocol. */
@Command(
    name = "recsys",
    description = "Cold-start recommendation: every learner on identical tasks of a protocol.",
    mixinStandardHelpOptions = true)
final class Recsys extends Example {
  private static final Logger LOG = LoggerFactory.getLogger(Recsys.class);

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      defaultValue = "movielens-1m",
      description =
          "movielens-1m (default), movielens-100k, online-retail or complete-journey, below --data.")
  private String dataset;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      defaultValue = "melu",
      description = "melu (default), recbole, full or temporal.")
  private String protocol;

  @Option(
      names = "--k",
      paramLabel = "K",
      split = ",",
      description =
          "Ratings or positives shown; several give a sweep (default: all of a task's ratings; 0,1,3,5,10,20 positives).")
  private int[] k = {};

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Rounds of fitting and drawing (default: 5).")
  private int rounds;

  @Override
  protected Report run(CommonOptions options) {
    Path data = options.data(dataset);
    long[] seeds = LongStream.range(options.seed(), options.seed() + rounds).toArray();
    List<Measurement> figures =
        switch (protocol) {
          case "melu" -> melu(data, seeds);
          case "full" -> full(data, seeds);
          default ->
              throw new IllegalArgumentException(
                  "protocol must be melu, recbole, full or temporal, got " + protocol);
        };
    return Report.builder("Cold-start recommendation")
        .section(dataset + ", " + protocol)
        .measurements(figures)
        .lowerIsBetter("MAE", "RMSE")
        .higherIsBetter(
            "nDCG@5", "nDCG@10", "precision@10", "recall@10", "hit rate@10", "MRR@10", "MAP@10")
        .build();
  }

  private List<Measurement> melu(Path folder, long[] seeds) {
    MeluSplit split = MeluSplit.of(MovieLens.readMeluSplit(folder));
    List<RatingPart> parts =
        List.of(split.userCold(), split.itemCold(), split.itemColdWithHistory(), split.bothCold());
    return k.length == 0
        ? new RatingStudy(ratingLearners(), seeds).run(parts, new int[] {-1}, Recsys::log)
        : new RatingStudy(ratingLearners(), seeds).run(List.of(split.userCold()), k, Recsys::log);
  }

  private static List<RatingLearner> ratingLearners() {
    List<RatingLearner> learners = new ArrayList<>();
    learners.add(new HeadLearner(new FactorLearner("metalearn4j", FactorSettings.BAYESIAN)));
    learners.add(new HeadLearner(new FactorLearner("mf", FactorSettings.MATRIX_FACTORISATION)));
    for (RatingLearner learner :
        List.of(
            BiasLearner.ridge(),
            BiasLearner.bias(),
            BiasLearner.itemMean(),
            BiasLearner.userMean(),
            BiasLearner.globalMean())) {
      learners.add(new HeadLearner(learner));
    }
    return learners;
  }

  private List<Measurement> full(Path folder, long[] seeds) {
    FullCatalogue catalogue =
        FullCatalogue.movieLens(MovieLens.read1m(folder), MovieLens.readMeluSplit(folder));
    RankingStudy study = new RankingStudy(Recsys::log, seeds);
    List<RankingPart> parts =
        Arrays.stream(k.length == 0 ? new int[] {0, 1, 3, 5, 10, 20} : k)
            .mapToObj(catalogue::part)
            .toList();
    List<RankingLearner> learners =
        List.of(
            KShotLearner.create(),
            new ItemKnnLearner(20, 1500),
            new EaseLearner(20_000),
            new ImplicitAlsLearner(64, 1, 60),
            new PopularityLearner(),
            new RandomLearner());
    learners.forEach(learner -> study.add(learner, parts));
    return study.measurements();
  }

  private static void log(String learner, long seed, double seconds) {
    LOG.info("fitted {} with seed {} in {} s", learner, seed, "%.1f".formatted(seconds));
  }
}
