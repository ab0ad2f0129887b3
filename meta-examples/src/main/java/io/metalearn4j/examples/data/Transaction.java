package io.metalearn4j.examples.data;

import java.time.LocalDateTime;

/**
 * One line of an invoice of the shop.
 *
 * @param invoice invoice number; one that begins with {@code C} is a cancellation
 * @param time when the invoice was made, to the minute
 * @param customer customer code, empty where the shop did not know it
 * @param stock stock code of the product
 * @param quantity number of items, negative in returns and corrections
 * @param price price of one item in pounds sterling
 */
public record Transaction(
    String invoice,
    LocalDateTime time,
    String customer,
    String stock,
    int quantity,
    double price) {}
