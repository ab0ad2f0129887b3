package io.metalearn4j.recsys.protocol;

import java.util.LinkedHashMap;
import java.util.Map;

/** The settings that every figure of this module bears. */
final class Settings {
  private Settings() {}

  static Map<String, String> of(String dataset, String protocol, String part) {
    Map<String, String> setting = new LinkedHashMap<>();
    setting.put("dataset", dataset);
    setting.put("protocol", protocol);
    setting.put("part", part);
    return setting;
  }
}
