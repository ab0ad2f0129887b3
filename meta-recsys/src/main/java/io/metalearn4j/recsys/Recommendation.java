package io.metalearn4j.recsys;

/**
 * One recommended item.
 *
 * @param item the item's name
 * @param score what it was ranked by: the expected rating, or for purchases the strength with which
 *     it belongs to what the user took
 * @param uncertainty standard deviation of the rating; 0 for purchases, whose ranking has none
 */
public record Recommendation(String item, double score, double uncertainty) {}
