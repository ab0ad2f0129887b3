package io.metalearn4j.learner;

import io.metalearn4j.graph.Node;

/** What a network's last layer means: its loss, and how it is shown to the user. */
public enum OutputLoss {
  /** Numbers, squared error. */
  SQUARED_ERROR {
    @Override
    Node loss(Node prediction, Node target) {
      return Losses.squaredError(prediction, target);
    }
  },
  /** Numbers, Huber loss with delta 1. */
  HUBER {
    @Override
    Node loss(Node prediction, Node target) {
      return Losses.huber(prediction, target, 1);
    }
  },
  /** Log-odds of 1, shown as probabilities. */
  BINARY_CROSS_ENTROPY {
    @Override
    Node loss(Node prediction, Node target) {
      return Losses.binaryCrossEntropy(prediction, target);
    }

    @Override
    Node output(Node prediction) {
      return prediction.sigmoid();
    }
  },
  /** Scores of classes, shown as probabilities. */
  SOFTMAX_CROSS_ENTROPY {
    @Override
    Node loss(Node prediction, Node target) {
      return Losses.softmaxCrossEntropy(prediction, target);
    }

    @Override
    Node output(Node prediction) {
      return prediction.softmax();
    }
  },
  /** Logarithms of means of counts, shown as means. */
  POISSON {
    @Override
    Node loss(Node prediction, Node target) {
      return Losses.poisson(prediction, target);
    }

    @Override
    Node output(Node prediction) {
      return prediction.exp();
    }
  };

  abstract Node loss(Node prediction, Node target);

  Node output(Node prediction) {
    return prediction;
  }
}
