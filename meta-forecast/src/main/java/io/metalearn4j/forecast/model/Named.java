package io.metalearn4j.forecast.model;

import io.metalearn4j.store.Tensor;
import io.metalearn4j.store.TensorFile;
import java.util.LinkedHashMap;
import java.util.Map;

/** Vectors by name, stored as one tensor of names and one a vector. */
final class Named {
  private Named() {}

  static void write(TensorFile.Builder file, String prefix, Map<String, double[]> vectors) {
    file.tensor(prefix + ".names", Tensor.ofText(String.join("\n", vectors.keySet())));
    int i = 0;
    for (double[] vector : vectors.values()) {
      file.tensor(prefix + "." + i++, Tensor.of(vector, vector.length));
    }
  }

  static Map<String, double[]> read(TensorFile file, String prefix) {
    Map<String, double[]> vectors = new LinkedHashMap<>();
    String text = file.tensor(prefix + ".names").text();
    String[] names = text.isEmpty() ? new String[0] : text.split("\n", -1);
    for (int i = 0; i < names.length; i++) {
      vectors.put(names[i], file.tensor(prefix + "." + i).doubles());
    }
    return vectors;
  }
}
