package io.metalearn4j.inner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Every inner rule under its contract, and the numbers that they refuse. */
final class InnerRulesTest {
  @Nested
  final class OfSgd extends InnerRuleContract {
    @Override
    protected InnerRule rule() {
      return new InnerSgd(0.1);
    }
  }

  @Nested
  final class OfMomentum extends InnerRuleContract {
    @Override
    protected InnerRule rule() {
      return new InnerMomentum(0.1, 0.7);
    }
  }

  @Nested
  final class OfAdam extends InnerRuleContract {
    @Override
    protected InnerRule rule() {
      return new InnerAdam(0.02, 0.8, 0.9, 1e-3);
    }
  }

  @Nested
  final class OfLearnedElementRates extends InnerRuleContract {
    @Override
    protected InnerRule rule() {
      return new MetaSgd(0.125);
    }
  }

  @Nested
  final class OfLearnedLayerRates extends InnerRuleContract {
    @Override
    protected InnerRule rule() {
      return new LayerStepRates(0.125);
    }
  }

  @Nested
  final class OfClippedSgd extends InnerRuleContract {
    @Override
    protected InnerRule rule() {
      return new Clipped(new InnerSgd(0.5), 0.2);
    }
  }

  @Nested
  final class OfProximalSgd extends InnerRuleContract {
    @Override
    protected InnerRule rule() {
      return new Proximal(new InnerSgd(0.1), 0.5);
    }
  }

  @Nested
  final class OfClippedProximalMomentum extends InnerRuleContract {
    @Override
    protected InnerRule rule() {
      return new Clipped(new Proximal(new InnerMomentum(0.1, 0.7), 0.5), 0.2);
    }
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertMessage("inner learning rate is -0.1", () -> new InnerSgd(-0.1));
    assertMessage("inner learning rate is NaN", () -> new InnerMomentum(Double.NaN, 0));
    assertMessage("momentum is 1.0", () -> new InnerMomentum(0.1, 1));
    assertMessage("beta1 is -0.5", () -> new InnerAdam(0.1, -0.5, 0.9, 1e-8));
    assertMessage("epsilon is 0.0", () -> new InnerAdam(0.1, 0.9, 0.9, 0));
    assertMessage("initial rate is Infinity", () -> new MetaSgd(Double.POSITIVE_INFINITY));
    assertMessage("initial rate is -1.0", () -> new LayerStepRates(-1));
    assertMessage("greatest norm is 0.0", () -> new Clipped(new InnerSgd(0.1), 0));
    assertMessage("proximal strength is -1.0", () -> new Proximal(new InnerSgd(0.1), -1));
  }

  private static void assertMessage(String start, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertEquals(start, message.substring(0, Math.min(start.length(), message.length())), message);
  }
}
