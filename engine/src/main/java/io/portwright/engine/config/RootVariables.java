package io.portwright.engine.config;

import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Value;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the variables of the root module were given.
 *
 * @param values by name, converted to their types, without marks
 * @param places of values that stand in a file of variables, by name
 */
public record RootVariables(
    SortedMap<String, Value> values, SortedMap<String, SourceRange> places) {

  public RootVariables {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
  }

  /** Values that nobody knows a place of. */
  public static RootVariables of(SortedMap<String, Value> values) {
    return new RootVariables(values, Collections.emptySortedMap());
  }
}
