/**
 * The differentiable graph: a small set of primitives on matrices, each with its derivative written
 * in the same primitives.
 *
 * <p>Differentiation is closed, so that the gradient of a gradient, and with it the exact
 * Hessian-vector product, is one more graph.
 */
@NullMarked
package io.metalearn4j.graph;

import org.jspecify.annotations.NullMarked;
