package io.portwright.engine.eval.function;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** All functions by name. */
public final class Functions {

  /** Built-in functions can also be called with this in front of the name. */
  private static final String NAMESPACE = "core::";

  private static final Map<String, Function> BY_NAME =
      byName(
          List.of(
              CryptoFunctions.all(),
              EncodingFunctions.all(),
              FileFunctions.all(),
              FormatFunctions.all(),
              HashFunctions.all(),
              LengthFunctions.all(),
              MapFunctions.all(),
              NetworkFunctions.all(),
              NumberFunctions.all(),
              RegexFunctions.all(),
              SequenceFunctions.all(),
              SetFunctions.all(),
              StringFunctions.all(),
              TimeFunctions.all(),
              TypeFunctions.all()));

  private Functions() {}

  /** The function of this name, with or without {@code core::} in front. */
  public static Optional<Function> find(String name) {
    String plain = name.startsWith(NAMESPACE) ? name.substring(NAMESPACE.length()) : name;
    return Optional.ofNullable(BY_NAME.get(plain));
  }

  /** Names without namespace, sorted, for suggestions. */
  public static SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(BY_NAME.keySet()));
  }

  private static Map<String, Function> byName(List<List<Function>> families) {
    Map<String, Function> byName = new HashMap<>();
    for (List<Function> family : families) {
      for (Function function : family) {
        byName.put(function.signature().name(), function);
      }
    }
    return Map.copyOf(byName);
  }
}
