package io.metalearn4j.recsys;

/**
 * One recommended item.
 *
 * @param item the item's name
 * @param score what it was ranked by: the expected rating, which is not cut at the ends of the
 *     scale, or for purchases a forecast of "takes it", which is near 0 and 1 at most for most
 *     items
 * @param uncertainty standard error of the score: for ratings that of this user's rating, what is
 *     not known of user and item included; for purchases that of the item's score over the training
 *     users
 */
public record Recommendation(String item, double score, double uncertainty) {}
