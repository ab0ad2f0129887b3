package io.metalearn4j.parameter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Against a linked set, over rounds of adding and clearing. */
class RowNumberingTest {

  @Property(tries = 300)
  void numbersRowsInTheOrderInWhichTheyAreNamed(
      @ForAll @Size(max = 4)
          List<@Size(max = 200) List<@IntRange(min = 0, max = 1_000_000) Integer>> rounds,
      @ForAll @IntRange(min = 1, max = 50) int modulus) {
    RowNumbering numbering = new RowNumbering();
    RowNumbering copy = new RowNumbering();
    for (List<Integer> rows : rounds) {
      Set<Integer> model = new LinkedHashSet<>();
      for (int drawn : rows) {
        int row = drawn % 2 == 0 ? drawn : drawn % modulus;
        model.add(row);
        assertEquals(new ArrayList<>(model).indexOf(row), numbering.add(row));
      }
      List<Integer> order = new ArrayList<>(model);
      assertNumbers(order, numbering);
      copy.set(numbering);
      assertNumbers(order, copy);
      numbering.clear();
      assertEquals(0, numbering.count());
      order.forEach(row -> assertEquals(-1, numbering.indexOf(row)));
    }
  }

  private static void assertNumbers(List<Integer> order, RowNumbering numbering) {
    assertEquals(order.size(), numbering.count());
    for (int i = 0; i < order.size(); i++) {
      assertEquals(order.get(i), numbering.row(i));
      assertEquals(i, numbering.indexOf(order.get(i)));
    }
    assertEquals(-1, numbering.indexOf(2_000_000));
  }

  /** Only these rows: the table ends with one of them. */
  @Property(tries = 100)
  void fetchesWithinTheTable(@ForAll @IntRange(min = 1, max = 80) int width) {
    RowNumbering numbering = new RowNumbering();
    numbering.add(3);
    numbering.add(0);
    float[] table = new float[4 * width];
    numbering.fetch(table, width);
    assertArrayEquals(new float[4 * width], table);
    assertThrows(
        IndexOutOfBoundsException.class, () -> numbering.fetch(new float[4 * width - 1], width));
  }
}
