package io.metalearn4j.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.metalearn4j.eval.Measurement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  @Test
  void textShowsEveryTable() {
    assertEquals(
        """
        Sinusoid regression
        ===================

        Adaptation to unseen sinusoids
        ------------------------------
        Mean squared error on 50 query points after 0, 1, 5 and 10 gradient steps.

        Step curve (MSE, seed 7, n 1,000)
                           |                step 0 |                   step 1 |                   step 5 |                  step 10
        -------------------+-----------------------+--------------------------+--------------------------+--------------------------
         MAML              | *2.920 [2.686, 3.212] | *0.3600 [0.3312, 0.3960] |  0.2800 [0.2576, 0.3080] |  0.1600 [0.1472, 0.1760]
         First-order MAML  |  3.950 [3.634, 4.345] |  0.4500 [0.4140, 0.4950] | *0.1500 [0.1380, 0.1650] | *0.1200 [0.1104, 0.1320]
         Joint pretraining | *2.920 [2.686, 3.212] |  2.3500 [2.1620, 2.5850] |  1.8800 [1.7296, 2.0680] |  1.7000 [1.5640, 1.8700]

        Recommendation
        --------------
        Leave-one-out ranking of customers never seen in training.

        Cold-start customers (seed 7, n 812)
                                   |                    HR@10 | NDCG@10 | items
        ---------------------------+--------------------------+---------+-------
         Most popular              |  0.2130 [0.1930, 0.2330] |  0.1180 | 4,120
         Item k-nearest neighbours |  0.4020 [0.3820, 0.4220] | *0.2660 |    38
         MAML                      | *0.4310 [0.4110, 0.4510] |  0.2590 |    61
         Undefined                 |                        - |         |
        """,
        new TextReport().render(Sample.report()));
  }

  @Test
  void jsonHoldsEveryFigureOnce() throws Exception {
    JsonNode array = new ObjectMapper().readTree(new JsonReport().render(Sample.report()));

    assertEquals(Sample.stepCurve().size() + Sample.ranking().size(), array.size());
    assertEquals(
        """
        {"table":"Step curve","row":"MAML","metric":"MSE","setting":{"step":"1"},"seed":7,"value":0.36,"low":0.3312,"high":0.396,"n":1000}""",
        array.get(1).toString());
    JsonNode undefined = array.get(array.size() - 1);
    assertTrue(undefined.get("value").isNull() && undefined.get("low").isNull());
  }

  @Test
  void pageFetchesNothingAndRunsNothing(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("report.html");
    new HtmlReport().write(Sample.report(), file);
    String page = Files.readString(file);

    assertEquals(3, page.split("<svg ", -1).length - 1);
    assertFalse(page.contains("<script") || page.contains("src=") || page.contains("href=\"http"));
    assertTrue(page.contains("class=\"best\">0.1500"));
  }

  @Test
  void pageEscapesNames() {
    Report report =
        Report.builder("<b>")
            .section("<i>")
            .measurements(List.of(Measurement.of("<t>", "<r>", "<m>", Map.of(), 1, 1, 1)))
            .build();

    String page = new HtmlReport().render(report);

    assertFalse(page.matches("(?s).*<(b|i|t|r|m)>.*"));
  }

  @Test
  void refusesTwoFiguresInOnePlace() {
    Measurement figure = Measurement.of("t", "r", "m", Map.of(), 1, 1, 1);
    Report.Builder report =
        Report.builder("title").section("s").measurements(List.of(figure, figure));

    String message = assertThrows(IllegalArgumentException.class, report::build).getMessage();

    assertTrue(message.startsWith("two figures in one place: "), message);
  }

  @Test
  void refusesContentOutsideASection() {
    Report.Builder report = Report.builder("title");

    assertThrows(IllegalStateException.class, () -> report.paragraph("lost"));
  }
}
