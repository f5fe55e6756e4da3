package io.portwright.engine.config;

import io.portwright.engine.eval.Evaluator;
import io.portwright.engine.eval.GoRange;
import io.portwright.engine.eval.Scope;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Conversion.Attempt;
import io.portwright.provider.value.Value;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Input variables of a called module: arguments of the call, each evaluated once. */
final class ModuleInputs implements Inputs {
  private final String module;
  private final ModuleCall call;
  private final Configuration configuration;
  private final Scope caller;
  private final Function<InputVariable, VariableRules> rules;
  private final Map<String, Checked<Value>> arguments = new HashMap<>();
  private final Map<String, Checked<Value>> known = new HashMap<>();

  /**
   * @param module address of the instance, for messages
   * @param caller what the arguments can see
   * @param rules of this module, where its own variables have values
   */
  ModuleInputs(
      String module,
      ModuleCall call,
      Configuration configuration,
      Scope caller,
      Function<InputVariable, VariableRules> rules) {
    this.module = module;
    this.call = call;
    this.configuration = configuration;
    this.caller = caller;
    this.rules = rules;
  }

  @Override
  public Optional<Value> value(String name) {
    return Optional.ofNullable(configuration.variables().get(name))
        .flatMap(variable -> evaluated(variable).value());
  }

  @Override
  public List<Diagnostic> problems() {
    Set<Diagnostic> found = new LinkedHashSet<>();
    for (InputVariable variable : configuration.variables().values()) {
      found.addAll(problems(variable));
    }
    return List.copyOf(found);
  }

  @Override
  public List<Diagnostic> argumentProblems(InputVariable variable) {
    return given(variable).diagnostics();
  }

  @Override
  public List<Diagnostic> problems(InputVariable variable) {
    Set<Diagnostic> found = new LinkedHashSet<>(given(variable).diagnostics());
    found.addAll(evaluated(variable).diagnostics());
    return List.copyOf(found);
  }

  @Override
  public boolean isGiven(String name) {
    return Optional.ofNullable(configuration.variables().get(name))
        .filter(variable -> given(variable).value().isPresent())
        .isPresent();
  }

  /** Converted, but neither validated nor marked as the variable is declared. */
  private Checked<Value> given(InputVariable variable) {
    Checked<Value> before = arguments.get(variable.name());
    if (before == null) {
      before = argument(variable).then(given -> prepared(variable, given));
      arguments.put(variable.name(), before);
    }
    return before;
  }

  private Checked<Value> evaluated(InputVariable variable) {
    Checked<Value> before = known.get(variable.name());
    if (before != null) {
      return before;
    }
    Checked<Value> value = given(variable);
    Checked<Value> declared =
        value.then(prepared -> Checked.of(Inputs.declared(variable, prepared)));
    // Validations look at the variable itself, so it has its value before they run.
    known.put(variable.name(), declared);
    if (declared.hasErrors() || declared.value().isEmpty() || variable.validations().isEmpty()) {
      return declared;
    }
    Checked<Value> validated =
        rules
            .apply(variable)
            .validated(variable, value.orThrow(), declared.orThrow(), written(variable));
    known.put(variable.name(), validated);
    return validated;
  }

  @Override
  public void leaveOut(String name) {
    arguments.putIfAbsent(name, Checked.failed(List.of()));
    known.put(name, Checked.failed(List.of()));
  }

  /** As given or by default; no value and no error when the argument is missing. */
  private Checked<Value> argument(InputVariable variable) {
    AttributeNode argument = call.arguments().get(variable.name());
    if (argument == null) {
      return variable
          .fallback()
          .map(Checked::of)
          .orElseGet(() -> Checked.failed(List.<Diagnostic>of()));
    }
    Checked<Value> given = Evaluator.evaluate(argument.expression(), caller);
    if (given.value().isPresent()
        && given.orThrow().marksDeep().ephemeral()
        && !variable.is(InputVariable.Flag.EPHEMERAL)) {
      return Checked.failed(
          Diagnostic.error(
              "Ephemeral value not allowed",
              "This input variable is not declared as accepting a ephemeral values, so it cannot"
                  + " be set to a result derived from an ephemeral value.",
              argument.expression().range()));
    }
    return new Checked<>(
        given.value(), given.diagnostics().stream().map(d -> d.in(call.title())).toList());
  }

  private Checked<Value> prepared(InputVariable variable, Value given) {
    if (!call.arguments().containsKey(variable.name())) {
      return Checked.of(given);
    }
    TypeConstraint constraint = variable.constraint();
    return switch (Conversion.convert(constraint.defaults().applied(given), constraint.type())) {
      case Attempt.Failed failed ->
          Checked.failed(
              unsuitable(
                  variable, "Invalid value for input variable", "declared", failed.message()));
      case Attempt.Converted converted
          when converted.value().isNull() && !variable.is(InputVariable.Flag.NULLABLE) ->
          variable
              .fallback()
              .map(Checked::of)
              .orElseGet(() ->
                  Checked.failed(
                      unsuitable(
                          variable,
                          "Required variable not set",
                          "defined",
                          "required variable may not be set to null")));
      case Attempt.Converted converted -> Checked.of(converted.value());
    };
  }

  private Diagnostic unsuitable(InputVariable variable, String summary, String verb, String why) {
    return Diagnostic.error(
            summary,
            "The given value is not suitable for "
                + module
                + ".var."
                + variable.name()
                + " "
                + verb
                + " at "
                + GoRange.of(variable.range())
                + ": "
                + why
                + ".",
            written(variable).orElse(variable.range()))
        .in(call.title());
  }

  private Optional<SourceRange> written(InputVariable variable) {
    return Optional.ofNullable(call.arguments().get(variable.name()))
        .map(AttributeNode::expression)
        .map(Expression::range);
  }
}
