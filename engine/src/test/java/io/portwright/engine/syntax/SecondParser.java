package io.portwright.engine.syntax;

import com.bertramlabs.plugins.hcl4j.HCLParser;
import com.bertramlabs.plugins.hcl4j.HCLParserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * hcl4j as an independent second opinion, without functions and data lookups: some of those send
 * HTTP requests while parsing.
 */
final class SecondParser extends HCLParser {

  private SecondParser() {
    functionRegistry.clear();
    dataLookupRegistry.clear();
  }

  static Map<String, Object> parse(String name, String text) {
    try {
      return new SecondParser().parse(text, true);
    } catch (HCLParserException | IOException e) {
      throw new IllegalStateException("hcl4j does not read " + name + ":\n" + text, e);
    }
  }

  /** Our tree of a literal document in the shape that hcl4j gives documents. */
  static Map<String, Object> shaped(BodyNode body) {
    Map<String, Object> map = new LinkedHashMap<>();
    body.attributes().forEach(a -> map.put(a.name(), literal(a.expression())));
    for (BlockNode block : body.blocks()) {
      List<String> path = new ArrayList<>(List.of(block.type()));
      block.labels().forEach(label -> path.add(label.text()));
      put(map, path, shaped(block.body()));
    }
    return map;
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> map, List<String> path, Object value) {
    String first = path.getFirst();
    if (path.size() > 1) {
      Object inner = map.computeIfAbsent(first, _ -> new LinkedHashMap<String, Object>());
      put((Map<String, Object>) inner, path.subList(1, path.size()), value);
    } else if (map.get(first) instanceof List<?> several) {
      ((List<Object>) several).add(value);
    } else if (map.containsKey(first)) {
      map.put(first, new ArrayList<>(List.of(map.get(first), value)));
    } else {
      map.put(first, value);
    }
  }

  private static Object literal(Expression expression) {
    return switch (expression) {
      case Expression.NumberLiteral number -> Double.valueOf(number.text());
      case Expression.BooleanLiteral bool -> bool.value();
      case Expression.StringLiteral string -> string.value();
      case Expression.Unary unary -> -(Double) literal(unary.operand());
      case Expression.TupleConstructor tuple ->
          tuple.elements().stream().map(SecondParser::literal).toList();
      case Expression.ObjectConstructor object -> {
        Map<String, Object> map = new LinkedHashMap<>();
        object.items().forEach(item -> map.put(key(item.key()), literal(item.value())));
        yield map;
      }
      case Expression other -> throw new IllegalArgumentException("not literal: " + other);
    };
  }

  private static String key(ObjectKey key) {
    return switch (key) {
      case ObjectKey.Literal literal -> literal.name();
      case ObjectKey.Computed computed -> (String) literal(computed.expression());
      case ObjectKey.Ambiguous ambiguous ->
          throw new IllegalArgumentException("not literal: " + ambiguous);
    };
  }
}
