package io.metalearn4j.examples.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ShopTest {

  @Test
  @Tag("slow")
  void theMainJobWritesItsFiguresAndItsReport(@TempDir Path directory) throws Exception {
    Path json = directory.resolve("shop.json");
    Path page = directory.resolve("shop.html");

    int code =
        new CommandLine(new Shop())
            .execute("--no-relaunch", "--json", json.toString(), "--report", page.toString());

    assertEquals(0, code);
    assertTrue(Files.readString(json).contains("metalearn4j, k-shot ridge"));
    assertTrue(Files.readString(page).contains("Demand of new products"));
  }
}
