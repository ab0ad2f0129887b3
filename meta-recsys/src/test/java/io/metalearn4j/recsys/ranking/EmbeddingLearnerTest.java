package io.metalearn4j.recsys.ranking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.graph.Node;
import io.metalearn4j.learner.Inputs;
import io.metalearn4j.learner.Learner;
import io.metalearn4j.learner.LearnerContract;
import io.metalearn4j.learner.Parameters;
import io.metalearn4j.parameter.Initializer;
import io.metalearn4j.parameter.Parameter;
import io.metalearn4j.parameter.ParameterSpec;
import io.metalearn4j.recsys.data.SparseRows;
import io.metalearn4j.recsys.ranking.EmbeddingLearner.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddingLearnerTest {
  private static final int ITEMS = 40;
  private static final SparseRows.Row CONSTANT = SparseRows.Row.of(new int[] {0}, new float[] {1});

  /** Users who take eight items, all among the first half or all among the second. */
  private static RankingData data() {
    SplittableRandom random = new SplittableRandom(1);
    List<SparseRows.Row> users = new ArrayList<>();
    List<SparseRows.Row> features = new ArrayList<>();
    for (int u = 0; u < 200; u++) {
      int[] items = random.ints(0, ITEMS / 2).distinct().limit(8).sorted().toArray();
      for (int j = 0; j < items.length; j++) {
        items[j] += u % 2 * ITEMS / 2;
      }
      users.add(SparseRows.Row.of(items, new float[] {1, 1, 1, 1, 1, 1, 1, 1}));
      features.add(CONSTANT);
    }
    return new RankingData(
        SparseRows.ofRows(ITEMS, users),
        SparseRows.ofRows(1, features),
        SparseRows.ofRows(1, features.subList(0, ITEMS)));
  }

  @ParameterizedTest
  @EnumSource
  void twoPositivesTellTheHalf(Loss loss) {
    RankingModel model = EmbeddingLearner.of(loss).iterations(200).fit(data(), 1);
    for (int half = 0; half < 2; half++) {
      int from = half * ITEMS / 2;
      float[] scores = model.scores(CONSTANT, new int[] {from, from + 1});
      double own = 0;
      double other = 0;
      for (int i = 2; i < ITEMS / 2; i++) {
        own += scores[from + i];
        other += scores[ITEMS / 2 - from + i];
      }
      assertTrue(own > other, own + " against " + other);
    }
  }

  /** The network with all its parameters adapted, so that the contract's derivatives are whole. */
  private record Whole(Learner network) implements Learner {
    @Override
    public ParameterSpec parameters() {
      Initializer spread = Initializer.normal(.5);
      return ParameterSpec.of(
          network.parameters().parameters().stream()
              .map(
                  p ->
                      p.isTable()
                          ? Parameter.table(p.name(), p.rows(), p.columns())
                          : Parameter.matrix(p.name(), p.rows(), p.columns()))
              .map(p -> p.startingAt(spread))
              .toList());
    }

    @Override
    public Node predict(Parameters parameters, Inputs inputs) {
      return network.predict(parameters, inputs);
    }

    @Override
    public Node loss(Node prediction, Node target) {
      return network.loss(prediction, target);
    }
  }

  @ParameterizedTest
  @EnumSource
  void derivativesAreThoseOfTheLoss(Loss loss) {
    EmbeddingLearner.Rows rows = new EmbeddingLearner.Rows(1, ITEMS);
    int[] positives = {3, 9, 11};
    LearnerContract.check(
        new Whole(new EmbeddingLearner.Network(loss, 1, ITEMS)),
        rows.against(CONSTANT, 3, positives, positives, new SplittableRandom(1)),
        7);
  }

  @Test
  void oneSeedGivesOneModel() {
    EmbeddingLearner learner = EmbeddingLearner.of(Loss.BPR).iterations(5);
    assertArrayEquals(
        learner.fit(data(), 3).scores(CONSTANT, new int[] {1, 2}),
        learner.fit(data(), 3).scores(CONSTANT, new int[] {1, 2}));
  }

  @Test
  void refusesToTrainForNoIteration() {
    EmbeddingLearner learner = EmbeddingLearner.of(Loss.BPR);
    assertThrows(IllegalArgumentException.class, () -> learner.iterations(0));
  }
}
