package io.metalearn4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.recsys.Recommendation;
import io.metalearn4j.recsys.Recommender;
import io.metalearn4j.recsys.data.Attributes;
import io.metalearn4j.recsys.data.Interaction;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the page on recommendation compiles, and serves a small shop as the page says. */
class RecsysPageTest {
  private static final List<String> PACKAGES = List.of("recsys", "recsys.data");

  @TempDir private Path directory;

  @Test
  void theShopIsServed() throws Exception {
    List<String> stock = List.of("85123A", "71053", "84406B", "22423", "20725", "47566");
    List<Interaction> purchases = new ArrayList<>();
    for (int customer = 0; customer < 40; customer++) {
      for (int item = 0; item < stock.size(); item++) {
        if ((customer + item) % 3 != 0) {
          purchases.add(
              Interaction.purchase("customer " + customer, stock.get(item), Instant.EPOCH));
        }
      }
    }
    Map<String, Attributes> products = new HashMap<>();
    stock.forEach(item -> products.put(item, Attributes.none().with("department", "gifts")));
    Class<?> shop =
        compile(
            "Shop",
            "public static List<Recommendation> run(List<Interaction> interactions,"
                + " java.util.Map<String, Attributes> customers,"
                + " java.util.Map<String, Attributes> products,"
                + " java.util.function.Predicate<String> inStock, java.nio.file.Path path)"
                + " throws java.io.IOException {"
                + blocks().get(0).replace("Map.of(", "java.util.Map.of(")
                + "if (why.isEmpty() || questions.isEmpty()) throw new IllegalStateException();"
                + "return top; }");
    Path saved = directory.resolve("shop.model");

    List<?> top =
        (List<?>)
            shop.getMethod("run", List.class, Map.class, Map.class, Predicate.class, Path.class)
                .invoke(
                    null,
                    purchases,
                    Map.of("customer 7", Attributes.none().with("country", "France")),
                    products,
                    (Predicate<String>) item -> !item.equals("22423"),
                    saved);

    assertEquals(
        List.of("20725", "47566"),
        Stream.of(top.toArray()).map(r -> ((Recommendation) r).item()).sorted().toList());
    assertTrue(Recommender.load(saved).items().contains("99999"));
  }

  @Test
  void framesAreReadAsThePageSays() throws Exception {
    Class<?> reading =
        compile(
            "Reading",
            "public static void run(java.sql.Statement statement, java.sql.Statement duckDb)"
                + " throws Exception {"
                + blocks().get(1).replace("Path.of", "java.nio.file.Path.of")
                + "}");
    assertFalse(reading.getDeclaredMethods().length == 0);
  }

  private Class<?> compile(String name, String method) throws Exception {
    return Readme.load(directory, name, "public class " + name + " {" + method + "}", PACKAGES);
  }

  private static List<String> blocks() throws Exception {
    List<String> blocks = Readme.blocks("docs/recsys.md");
    assertEquals(2, blocks.size(), "test what was added to the page");
    return blocks;
  }
}
