package io.portwright.engine.config;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Input variables of the root module: given from outside. */
final class RootInputs implements Inputs {
  private final Configuration configuration;
  private final SortedMap<String, Value> given;

  RootInputs(Configuration configuration, SortedMap<String, Value> given) {
    this.configuration = configuration;
    this.given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
  }

  @Override
  public Optional<Value> value(String name) {
    Optional<Value> value = Optional.ofNullable(given.get(name));
    Optional<InputVariable> declared = Optional.ofNullable(configuration.variables().get(name));
    return value.flatMap(v -> declared.map(d -> Inputs.declared(d, v)));
  }

  @Override
  public List<Diagnostic> problems() {
    return List.of();
  }
}
