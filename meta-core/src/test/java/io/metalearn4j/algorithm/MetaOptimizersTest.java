package io.metalearn4j.algorithm;

import io.metalearn4j.inner.InnerMomentum;
import io.metalearn4j.inner.InnerSgd;
import io.metalearn4j.inner.MetaSgd;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** Every algorithm under its contract. */
final class MetaOptimizersTest {
  @Nested
  final class OfMaml extends MetaOptimizerContract {
    @Override
    protected MetaOptimizer algorithm(List<String> head) {
      return Maml.innerRule(new MetaSgd(0.125)).steps(2);
    }

    @Override
    protected boolean isGradient() {
      return true;
    }
  }

  @Nested
  final class OfFirstOrderMaml extends MetaOptimizerContract {
    @Override
    protected MetaOptimizer algorithm(List<String> head) {
      return FirstOrderMaml.innerRule(new InnerMomentum(0.1, 0.5)).steps(2);
    }

    @Override
    protected boolean isGradient() {
      return false;
    }
  }

  @Nested
  final class OfAnil extends MetaOptimizerContract {
    @Override
    protected MetaOptimizer algorithm(List<String> head) {
      return Anil.innerLearningRate(0.1, head).steps(2);
    }

    @Override
    protected boolean isGradient() {
      return true;
    }
  }

  @Nested
  final class OfReptile extends MetaOptimizerContract {
    @Override
    protected MetaOptimizer algorithm(List<String> head) {
      return Reptile.innerLearningRate(0.1);
    }

    @Override
    protected boolean isGradient() {
      return false;
    }
  }

  @Nested
  final class OfReptileOnMinibatches extends MetaOptimizerContract {
    @Override
    protected MetaOptimizer algorithm(List<String> head) {
      return Reptile.innerLearningRate(0.1).minibatches(2);
    }

    @Override
    protected boolean isGradient() {
      return false;
    }
  }

  @Nested
  final class OfModelAveraging extends MetaOptimizerContract {
    @Override
    protected MetaOptimizer algorithm(List<String> head) {
      return ModelAveraging.innerLearningRate(0.1).pullToMean(0.5);
    }

    @Override
    protected boolean isGradient() {
      return false;
    }
  }

  @Nested
  final class OfModelAveragingByLoss extends MetaOptimizerContract {
    @Override
    protected MetaOptimizer algorithm(List<String> head) {
      return ModelAveraging.innerLearningRate(0.1).weightedBy(ModelAveraging.Weighting.LOSS);
    }

    @Override
    protected boolean isGradient() {
      return false;
    }
  }

  @Nested
  final class OfMultiStepLoss extends MetaOptimizerContract {
    @Override
    protected MetaOptimizer algorithm(List<String> head) {
      return MultiStepLoss.innerRule(new InnerSgd(0.1), 3, 10);
    }

    @Override
    protected boolean isGradient() {
      return true;
    }
  }

  @Nested
  final class OfGradientNorm extends MetaOptimizerContract {
    @Override
    protected MetaOptimizer algorithm(List<String> head) {
      return GradientNorm.innerLearningRate(0.1);
    }

    @Override
    protected boolean isGradient() {
      return true;
    }
  }

  @Nested
  final class OfImplicitMaml extends MetaOptimizerContract {
    @Override
    protected MetaOptimizer algorithm(List<String> head) {
      return ImplicitMaml.innerRule(new InnerSgd(0.1), 4, 2, 5);
    }

    @Override
    protected boolean isGradient() {
      return false;
    }
  }

  @Nested
  final class OfJointPretraining extends MetaOptimizerContract {
    @Override
    protected MetaOptimizer algorithm(List<String> head) {
      return JointPretraining.innerLearningRate(0.1);
    }

    @Override
    protected boolean isGradient() {
      return true;
    }
  }

  @Nested
  final class OfFromScratch extends MetaOptimizerContract {
    @Override
    protected MetaOptimizer algorithm(List<String> head) {
      return FromScratch.innerLearningRate(0.1, 3);
    }

    @Override
    protected boolean isGradient() {
      return false;
    }
  }
}
