/**
 * Models of explicit ratings that adapt to a user from a few ratings, and their rating-distribution
 * head.
 */
@NullMarked
package io.metalearn4j.recsys.rating;

import org.jspecify.annotations.NullMarked;
