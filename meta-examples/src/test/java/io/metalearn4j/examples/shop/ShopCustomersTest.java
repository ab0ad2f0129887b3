package io.metalearn4j.examples.shop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.metalearn4j.examples.data.Transaction;
import io.metalearn4j.recsys.protocol.RankingTask;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopCustomersTest {

  private static final LocalDate DAY = LocalDate.of(2011, 8, 1);

  private static Transaction sale(String day, String invoice, String customer, String stock) {
    return new Transaction(invoice, LocalDate.parse(day).atTime(9, 0), customer, stock, 1, 1);
  }

  @Test
  void aTaskIsACustomerWhoComesAfterTheDay() {
    ShopCustomers customers =
        ShopCustomers.at(
            List.of(
                sale("2011-07-01", "1", "old", "10000"),
                sale("2011-07-31", "2", "old", "20000"),
                sale("2011-07-31", "3", "old", "30000"),
                sale("2011-08-01", "4", "new", "10000"),
                sale("2011-08-01", "4", "new", "99999"),
                sale("2011-08-02", "5", "old", "10000"),
                sale("2011-08-03", "6", "new", "10000"),
                sale("2011-08-03", "6", "new", "30000"),
                sale("2011-08-04", "7", "once", "10000"),
                sale("2011-08-05", "8", "", "20000")),
            DAY);

    assertEquals(List.of("10000", "20000", "30000"), customers.items().names());
    assertEquals(3, customers.purchases().size());
    assertEquals(1, customers.tasks().size());
    RankingTask task = customers.tasks().get(0);
    assertEquals("new", customers.users().name(task.user()));
    assertArrayEquals(new int[] {0}, task.support());
    assertArrayEquals(new int[] {2}, task.query());
  }

  @Test
  void nothingFromTheDayOnIsLearnedFrom() {
    ShopCustomers customers =
        ShopCustomers.at(
            List.of(
                sale("2011-07-31", "1", "old", "10000"),
                sale("2011-08-01", "2", "old", "20000"),
                sale("2011-08-01", "3", "new", "20000")),
            DAY);

    assertEquals(1, customers.training().positives().size());
    assertEquals(List.of("10000"), customers.items().names());
  }
}
