package io.metalearn4j.examples;

import io.metalearn4j.data.table.CsvFormat;
import io.metalearn4j.data.table.DataTable;
import io.metalearn4j.data.table.InvalidTableException;
import io.metalearn4j.data.table.TimeFormat;
import io.metalearn4j.recsys.Recommendation;
import io.metalearn4j.recsys.Recommender;
import io.metalearn4j.recsys.data.Interaction;
import io.metalearn4j.recsys.data.InteractionFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * A recommender as a service holds it, to copy from: trained in one process, loaded in another,
 * asked by any number of threads, told of every order at once, and replaced every night. Without
 * options, reports or a framework:
 *
 * <pre>
 * java -cp examples.jar io.metalearn4j.examples.Serve train orders.csv shop.safetensors
 * java -cp examples.jar io.metalearn4j.examples.Serve serve shop.safetensors
 * </pre>
 *
 * <p>{@code orders.csv} has columns customer, sku, units and sold, a local time. Thread-safe.
 */
public final class Serve {
  private static final ZoneId SHOP = ZoneId.of("Europe/Berlin");
  private static final double MOST_BROKEN = .01;

  private final Queue<Interaction> recent = new ConcurrentLinkedQueue<>();
  private volatile Recommender recommender;

  /** Serves by a model file. */
  Serve(Path model) throws IOException {
    recommender = Recommender.load(model);
  }

  /** What to show a customer, known or not. */
  List<Recommendation> recommend(String customer) {
    return recommender.forUser(customer).topN(10);
  }

  /**
   * Takes an order in, so that the next answer knows it.
   *
   * @return whether the product is in the catalogue
   */
  boolean bought(Interaction order) {
    recent.add(order); // first, so that a model that comes now has it
    return recommender.append(order.user(), order.item(), order.value());
  }

  /**
   * Goes on with last night's model. Requests under way end on the old one. Orders that came since
   * the export are told to the new one; one that it is told twice counts once.
   *
   * @param exported when the orders that it was trained on were written
   */
  void replace(Path model, Instant exported) throws IOException {
    Recommender fresh = Recommender.load(model);
    recent.removeIf(order -> order.time().isBefore(exported));
    recommender = fresh; // from here on orders go to it, and those before it are in the queue
    recent.forEach(order -> fresh.append(order.user(), order.item(), order.value()));
  }

  /** Trains on a night's export and writes the model, in a process of its own. */
  static void train(Path orders, Path model) throws IOException {
    List<InvalidTableException> broken = new ArrayList<>();
    DataTable all =
        CsvFormat.of(orders)
            .skipInvalid(broken::add)
            .categorical("customer", "sku")
            .numeric("units")
            .time("sold", TimeFormat.pattern("uuuu-MM-dd[ HH:mm:ss]", SHOP))
            .read(orders);
    if (broken.size() > MOST_BROKEN * all.rows()) {
      throw broken.get(0); // no broken row, a broken export
    }
    DataTable sold = all.where(row -> all.numeric("units", row) > 0); // returns are no purchases
    Recommender.purchases(
            InteractionFrame.columns("customer", "sku")
                .value("units")
                .time("sold")
                .read(sold)
                .interactions())
        .train()
        .save(model);
  }

  /** Trains, or serves all customers of a model on all cores and counts what is shown. */
  public static void main(String[] args) throws IOException {
    if (args.length == 3 && args[0].equals("train")) {
      train(Path.of(args[1]), Path.of(args[2]));
    } else if (args.length == 2 && args[0].equals("serve")) {
      Serve serve = new Serve(Path.of(args[1]));
      List<String> customers = serve.recommender.users();
      long shown =
          IntStream.range(0, customers.size())
              .parallel()
              .mapToLong(i -> serve.recommend(customers.get(i)).size())
              .sum();
      System.out.println(shown + " recommendations to " + customers.size() + " customers");
    } else {
      throw new IllegalArgumentException("must be: train ORDERS MODEL, or serve MODEL");
    }
  }
}
