package io.portwright.cli.command;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where two JSON documents differ; numbers are compared as exact decimals. */
final class JsonDifference {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  private final List<String> found = new ArrayList<>();

  private JsonDifference() {}

  static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("not JSON: " + text, e);
    }
  }

  /** One line for each place; empty when both are the same. */
  static List<String> between(JsonNode wanted, JsonNode given) {
    JsonDifference difference = new JsonDifference();
    difference.compare("", wanted, given);
    return difference.found;
  }

  private void compare(String at, JsonNode wanted, JsonNode given) {
    if (wanted.isObject() && given.isObject()) {
      SortedSet<String> names = new TreeSet<>();
      wanted.fieldNames().forEachRemaining(names::add);
      given.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> compare(at + "/" + name, wanted.path(name), given.path(name)));
    } else if (wanted.isArray() && given.isArray()) {
      for (int i = 0; i < Math.max(wanted.size(), given.size()); i++) {
        compare(at + "/" + i, wanted.path(i), given.path(i));
      }
    } else if (!same(wanted, given)) {
      found.add(at + "\n    wanted " + shown(wanted) + "\n    given  " + shown(given));
    }
  }

  private static boolean same(JsonNode wanted, JsonNode given) {
    return wanted.isNumber() && given.isNumber()
        ? wanted.decimalValue().compareTo(given.decimalValue()) == 0
        : wanted.equals(given);
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.toString();
  }
}
