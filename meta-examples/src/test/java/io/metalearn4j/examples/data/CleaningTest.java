package io.metalearn4j.examples.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CleaningTest {

  private static Transaction line(
      String invoice, String day, String stock, int quantity, double price) {
    return new Transaction(
        invoice, LocalDate.parse(day).atTime(9, 0), "17850", stock, quantity, price);
  }

  @Test
  void everyRuleTakesItsLine() {
    Transaction sale = line("536365", "2010-12-01", "85123A", 6, 2.55);

    Cleaning cleaning =
        Cleaning.of(
            List.of(
                line("C536366", "2010-12-01", "85123A", -6, 2.55),
                line("536367", "2010-12-01", "85123A", -6, 2.55),
                line("536368", "2010-12-01", "85123A", 6, 0),
                line("536369", "2010-12-01", "POST", 1, 18),
                sale));

    assertEquals(List.of(sale), cleaning.sales());
    assertEquals(
        Map.of(
            "cancellation",
            1L,
            "quantity not positive",
            1L,
            "price not positive",
            1L,
            "no product",
            1L),
        cleaning.removed());
  }

  @Test
  void theShopKeepsItsIdentifiedCustomers() throws Exception {
    Cleaning cleaning = Cleaning.of(OnlineRetail.load());

    assertEquals(
        541_909,
        cleaning.sales().size() + cleaning.removed().values().stream().mapToLong(n -> n).sum());
    assertEquals(
        4_334,
        cleaning.sales().stream()
            .map(Transaction::customer)
            .filter(c -> !c.isEmpty())
            .distinct()
            .count());
  }

  @Test
  void weeksAreWholeAndBeginWithTheFirstSale() {
    List<WeeklyDemand> demand =
        WeeklyDemand.of(
            List.of(
                line("1", "2010-12-01", "10000", 5, 1),
                line("2", "2010-12-06", "10000", 2, 1),
                line("3", "2010-12-12", "10000", 3, 1),
                line("4", "2010-12-13", "20000", 4, 1),
                line("5", "2010-12-20", "10000", 1, 1),
                line("6", "2010-12-27", "10000", 9, 1)));

    assertEquals(
        List.of(
            new WeeklyDemand("10000", LocalDate.parse("2010-12-06"), List.of(5.0, 0.0, 1.0)),
            new WeeklyDemand("20000", LocalDate.parse("2010-12-13"), List.of(4.0, 0.0))),
        demand);
  }
}
