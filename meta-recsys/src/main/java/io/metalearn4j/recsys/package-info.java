/**
 * Cold-start recommendation: a new user or item from a handful of interactions.
 *
 * <p>{@link io.metalearn4j.recsys.data.InteractionFrame} reads interactions and attributes; {@link
 * io.metalearn4j.recsys.Recommender} is trained on them and serves. Behind it are {@link
 * io.metalearn4j.recsys.ranking.KShotLearner} for purchases and {@link
 * io.metalearn4j.recsys.rating.FactorLearner} for ratings; their packages hold the baselines, too,
 * which the classes of {@code protocol} compare on identical tasks.
 */
@NullMarked
package io.metalearn4j.recsys;

import org.jspecify.annotations.NullMarked;
