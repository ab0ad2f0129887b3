package io.metalearn4j.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.metalearn4j.eval.Measurement;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The figures of a report as one flat JSON array, an object for each.
 *
 * <pre>{@code
 * {"table": "...", "row": "...", "metric": "...", "setting": {"shots": "5"}, "seed": 7,
 *  "value": 0.5, "low": 0.4, "high": 0.6, "n": 1000}
 * }</pre>
 *
 * <p>A value that is not finite, and an end of an interval that is not there, is {@code null}.
 */
public final class JsonReport implements ReportFormat {

  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public String render(Report report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
      printer.indentArraysWith(new DefaultIndenter("", "\n"));
      printer.indentObjectsWith(new DefaultPrettyPrinter.FixedSpaceIndenter());
      json.setPrettyPrinter(printer);
      json.writeStartArray();
      for (Measurement m : report.measurements()) {
        write(json, m);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a StringWriter does not fail", e);
    }
    return text.append('\n').toString();
  }

  private static void write(JsonGenerator json, Measurement m) throws IOException {
    json.writeStartObject();
    json.writeStringField("table", m.table());
    json.writeStringField("row", m.row());
    json.writeStringField("metric", m.metric());
    json.writeObjectFieldStart("setting");
    for (Map.Entry<String, String> entry : m.setting().entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("seed", m.seed());
    number(json, "value", m.value());
    number(json, "low", m.low());
    number(json, "high", m.high());
    json.writeNumberField("n", m.n());
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(name, value);
    } else {
      json.writeNullField(name);
    }
  }
}
