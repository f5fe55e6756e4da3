package io.portwright.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Decodes answers as the Go SDK would, after the table of its field types. */
final class GoTypes {
  private final Map<String, Map<String, String>> structs = new HashMap<>();

  /**
   * @param lines of the table: a struct at the margin, its fields indented below it
   */
  GoTypes(List<String> lines) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line : lines) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] words = line.strip().split(" ", -1);
      if (line.startsWith(" ")) {
        fields.put(words[0], words[1]);
      } else {
        fields = new LinkedHashMap<>();
        structs.put(words[0], fields);
        if (words.length == 3) {
          fields.put("<", words[2]);
        }
      }
    }
    structs
        .values()
        .forEach(each -> {
          String base = each.remove("<");
          if (base != null) {
            structs.get(base).forEach(each::putIfAbsent);
          }
        });
  }

  /** What Go would refuse: path, what it wants there, what it finds. */
  List<String> problems(JsonNode value, String type) {
    List<String> problems = new ArrayList<>();
    check("$", value, type, problems);
    return problems;
  }

  private void check(String path, JsonNode value, String type, List<String> problems) {
    String wanted = type.endsWith("!") ? type.substring(0, type.length() - 1) : type;
    if (value.isNull() || value.isMissingNode()) {
      if (!wanted.equals(type)) {
        problems.add(path + ": wanted " + wanted + ", found nothing");
      }
      return;
    }
    if (wanted.contains("|")) {
      String[] choices = wanted.split("\\|", -1);
      boolean list = choices[0].startsWith("[]");
      check(path, value, value.isArray() == list ? choices[0] : choices[1], problems);
    } else if (wanted.startsWith("[]")) {
      elements(path, value, wanted, problems);
    } else if (wanted.startsWith("{}")) {
      members(path, value, wanted, problems);
    } else if (structs.containsKey(wanted)) {
      struct(path, value, wanted, problems);
    } else if (!fits(value, wanted)) {
      problems.add(path + ": wanted " + wanted + ", found " + value);
    }
  }

  private void elements(String path, JsonNode value, String wanted, List<String> problems) {
    if (!value.isArray()) {
      problems.add(path + ": wanted a list, found " + value.getNodeType());
    }
    for (int index = 0; index < value.size() && value.isArray(); index++) {
      check(path + "[" + index + "]", value.get(index), wanted.substring(2), problems);
    }
  }

  private void members(String path, JsonNode value, String wanted, List<String> problems) {
    if (!value.isObject()) {
      problems.add(path + ": wanted an object, found " + value.getNodeType());
    }
    value
        .properties()
        .forEach(member ->
            check(path + "." + member.getKey(), member.getValue(), wanted.substring(2), problems));
  }

  private void struct(String path, JsonNode value, String wanted, List<String> problems) {
    if (!value.isObject()) {
      problems.add(path + ": wanted " + wanted + ", found " + value.getNodeType());
      return;
    }
    Map<String, JsonNode> byName = new HashMap<>();
    value.properties().forEach(member -> byName.put(folded(member.getKey()), member.getValue()));
    structs
        .get(wanted)
        .forEach((name, type) -> {
          JsonNode found = byName.get(folded(name));
          if (found != null) {
            check(path + "." + name, found, type, problems);
          } else if (type.endsWith("!")) {
            problems.add(path + "." + name + ": wanted " + type + ", found nothing");
          }
        });
  }

  private static String folded(String key) {
    return key.toLowerCase(Locale.ROOT);
  }

  private static boolean fits(JsonNode value, String type) {
    return switch (type) {
      case "int", "time" -> value.isIntegralNumber() && value.canConvertToLong();
      case "float" -> value.isNumber();
      case "string" -> value.isTextual();
      case "bool" -> value.isBoolean();
      case "any" -> true;
      case "sample" ->
          value.isArray()
              && value.size() == 2
              && value.get(0).isIntegralNumber()
              && value.get(1).isNumber();
      default -> throw new IllegalArgumentException("no type " + type + " in the table");
    };
  }
}
