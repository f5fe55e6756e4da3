package io.portwright.engine.config;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Input variables while a configuration is validated for whatever is given: references see unknown
 * values of the declared types, although what is given is looked at too.
 */
final class OpenInputs implements Inputs {
  private final Configuration configuration;
  private final Inputs given;
  private final Set<String> leftOut = new HashSet<>();

  OpenInputs(Configuration configuration, Inputs given) {
    this.configuration = configuration;
    this.given = given;
  }

  @Override
  public Optional<Value> value(String name) {
    return Optional.ofNullable(configuration.variables().get(name))
        .filter(_ -> !leftOut.contains(name))
        .map(OpenInputs::unknown);
  }

  /** What references to a variable see before anything is given for it. */
  static Value unknown(InputVariable variable) {
    return Inputs.declared(variable, Value.unknown(variable.constraint().type()));
  }

  @Override
  public boolean isGiven(String name) {
    return !leftOut.contains(name) && given.isGiven(name);
  }

  @Override
  public void leaveOut(String name) {
    leftOut.add(name);
    given.leaveOut(name);
  }

  @Override
  public List<Diagnostic> argumentProblems(InputVariable variable) {
    return given.argumentProblems(variable);
  }

  @Override
  public List<Diagnostic> problems(InputVariable variable) {
    return given.problems(variable);
  }

  @Override
  public List<Diagnostic> problems() {
    return given.problems();
  }
}
