package io.portwright.engine.config;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Input variables of the root module: given from outside, each validated once. */
final class RootInputs implements Inputs {
  private final Configuration configuration;
  private final RootVariables given;
  private final Function<InputVariable, VariableRules> rules;
  private final Map<String, Checked<Value>> known = new HashMap<>();

  /**
   * @param rules of the root module, where its own variables have values
   */
  RootInputs(
      Configuration configuration,
      RootVariables given,
      Function<InputVariable, VariableRules> rules) {
    this.configuration = configuration;
    this.given = given;
    this.rules = rules;
  }

  @Override
  public Optional<Value> value(String name) {
    return Optional.ofNullable(configuration.variables().get(name))
        .flatMap(variable -> validated(variable).value());
  }

  @Override
  public boolean isGiven(String name) {
    return given.values().containsKey(name);
  }

  private Checked<Value> validated(InputVariable variable) {
    Checked<Value> before = known.get(variable.name());
    if (before != null) {
      return before;
    }
    Value raw = given.values().get(variable.name());
    Checked<Value> declared =
        raw == null ? Checked.failed(List.of()) : Checked.of(Inputs.declared(variable, raw));
    // Validations look at the variable itself, so it has its value before they run.
    known.put(variable.name(), declared);
    if (raw == null || variable.validations().isEmpty()) {
      return declared;
    }
    Checked<Value> validated =
        rules
            .apply(variable)
            .validated(
                variable,
                raw,
                declared.orThrow(),
                Optional.of(given.places().getOrDefault(variable.name(), variable.range())));
    known.put(variable.name(), validated);
    return validated;
  }

  @Override
  public void leaveOut(String name) {
    known.put(name, Checked.failed(List.of()));
  }

  @Override
  public List<Diagnostic> argumentProblems(InputVariable variable) {
    return List.of();
  }

  @Override
  public List<Diagnostic> problems(InputVariable variable) {
    return validated(variable).diagnostics();
  }

  @Override
  public List<Diagnostic> problems() {
    List<Diagnostic> found = new ArrayList<>();
    for (InputVariable variable : configuration.variables().values()) {
      found.addAll(validated(variable).diagnostics());
    }
    return found;
  }
}
