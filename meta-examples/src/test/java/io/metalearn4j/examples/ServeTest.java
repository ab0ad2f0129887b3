package io.metalearn4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.metalearn4j.data.table.InvalidTableException;
import io.metalearn4j.recsys.Recommendation;
import io.metalearn4j.recsys.data.Interaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeTest {
  private static final int PRODUCTS = 24;
  private static final int CUSTOMERS = 80;

  @TempDir private Path folder;

  private Path model(String... more) throws IOException {
    StringBuilder orders = new StringBuilder("customer,sku,units,sold\n");
    for (int c = 0; c < CUSTOMERS; c++) {
      for (int p = 0; p < PRODUCTS; p++) {
        if ((c * 7 + p * 5) % 9 == 0) {
          orders.append("customer ").append(c).append(",product ").append(p);
          orders.append(",1,2024-05-01 10:00:00\n");
        }
      }
    }
    orders.append(String.join("\n", more)).append('\n');
    Path file = Files.writeString(folder.resolve("orders.csv"), orders);
    Path model = folder.resolve("shop.safetensors");
    Serve.main(new String[] {"train", file.toString(), model.toString()});
    return model;
  }

  @Test
  void anOrderIsKnownAtOnce() throws IOException {
    Path model = model("customer 1,product 3,-1,2024-05-02", "customer 1,product 3,x,2024-05-02");
    Serve.main(new String[] {"serve", model.toString()});
    Serve serve = new Serve(model);
    String best = serve.recommend("new").get(0).item();
    assertTrue(serve.bought(new Interaction("new", best, 1, Instant.now())));
    assertTrue(serve.recommend("new").stream().map(Recommendation::item).noneMatch(best::equals));
    assertFalse(serve.bought(new Interaction("new", "unknown", 1, Instant.now())));
  }

  @Test
  void anExportOfBrokenRowsIsRefused() {
    String[] broken = {
      "customer 1,product 3,x,2024-05-02", "customer 1,product 3,1,soon", "a", "b"
    };
    assertThrows(InvalidTableException.class, () -> model(broken));
    assertThrows(IllegalArgumentException.class, () -> Serve.main(new String[] {"serve"}));
  }

  @Test
  void noOrderIsLostWhereTheModelIsReplacedMeanwhile() throws Exception {
    Path model = model();
    Serve serve = new Serve(model);
    Instant exported = Instant.parse("2024-05-02T00:00:00Z");
    List<Recommendation> first = serve.recommend("nobody");
    String best = first.get(0).item();
    serve.bought(new Interaction("early", best, 1, exported.minusSeconds(1)));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> buying =
        IntStream.range(0, 4)
            .<Future<?>>mapToObj(
                t ->
                    threads.submit(
                        () ->
                            IntStream.range(0, 500)
                                .mapToObj(n -> new Interaction(t + "." + n, best, 1, exported))
                                .forEach(serve::bought)))
            .toList();
    for (int night = 0; night < 5; night++) {
      serve.replace(model, exported);
    }
    for (Future<?> thread : buying) {
      thread.get();
    }
    threads.shutdown();
    for (int t = 0; t < 4; t++) {
      for (int n = 0; n < 500; n++) {
        String buyer = t + "." + n;
        assertTrue(serve.recommend(buyer).stream().noneMatch(r -> r.item().equals(best)), buyer);
      }
    }
    assertEquals(first, serve.recommend("early"), "an order before the export is the export's");
  }
}
