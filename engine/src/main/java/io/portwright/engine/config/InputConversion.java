package io.portwright.engine.config;

import io.portwright.engine.config.InputVariable.Flag;
import io.portwright.engine.eval.GoRange;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Parser;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Conversion.Attempt;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Optional;

/** Makes the value of one variable from what was given for it. */
final class InputConversion {
  private final InputVariable variable;
  private final InputText source;
  private final List<Diagnostic> found;
  private final List<Diagnostic> unsuitable;

  /**
   * @param found receives what cannot be read
   * @param unsuitable receives what does not fit the variable
   */
  InputConversion(
      InputVariable variable,
      InputText source,
      List<Diagnostic> found,
      List<Diagnostic> unsuitable) {
    this.unsuitable = unsuitable;
    this.variable = variable;
    this.source = source;
    this.found = found;
  }

  /** Empty when the value does not fit, which is reported. */
  Optional<Value> value() {
    Optional<Value> raw =
        switch (source) {
          case InputText.InFile file -> Constants.value(file.expression(), found);
          case InputText.FromEnvironment text -> parsed(text.text());
          case InputText.OnCommandLine text -> parsed(text.text());
          case InputText.Answered text -> parsed(text.text());
        };
    if (raw.isEmpty() && variable.fallback().isEmpty()) {
      // What cannot be read counts as not given.
      found.add(InputLoader.missing(variable));
    }
    return raw.flatMap(this::converted);
  }

  private Optional<Value> parsed(String text) {
    if (!variable.is(Flag.PARSED)) {
      return Optional.of(Value.string(text));
    }
    SourceFile file = new SourceFile("<value for var." + variable.name() + ">", text);
    Checked<Expression> expression = Parser.parseExpression(file);
    found.addAll(expression.diagnostics());
    return expression.hasErrors()
        ? Optional.empty()
        : expression.value().flatMap(e -> Constants.value(e, found));
  }

  private Optional<Value> converted(Value raw) {
    TypeConstraint constraint = variable.constraint();
    Value filled = constraint.defaults().applied(raw);
    return switch (Conversion.convert(filled, constraint.type())) {
      case Attempt.Failed failed -> {
        unsuitable.add(
            Diagnostic.error(
                "Invalid value for input variable",
                isHidden() ? hidden(failed.message()) : unsuitable(failed.message(), "declared"),
                isHidden() ? variable.range() : place()));
        yield Optional.empty();
      }
      case Attempt.Converted converted ->
          converted.value().isNull() && !variable.is(Flag.NULLABLE)
              ? insteadOfNull()
              : Optional.of(converted.value());
    };
  }

  private Optional<Value> insteadOfNull() {
    if (variable.fallback().isEmpty()) {
      unsuitable.add(
          Diagnostic.error(
              "Required variable not set",
              unsuitable("required variable may not be set to null", "defined"),
              place()));
    }
    return variable.fallback();
  }

  private SourceRange place() {
    return source instanceof InputText.InFile file ? file.expression().range() : variable.range();
  }

  /** Whoever runs this may not be who may see the file of variables. */
  private boolean isHidden() {
    return source instanceof InputText.InFile && variable.is(Flag.SENSITIVE);
  }

  private String hidden(String why) {
    return "The given value is not suitable for var."
        + variable.name()
        + ", which is sensitive: "
        + why
        + ". Invalid value defined at "
        + GoRange.of(place())
        + ".";
  }

  private String unsuitable(String why, String verb) {
    String name = variable.name();
    return switch (source) {
      case InputText.InFile _ ->
          "The given value is not suitable for var."
              + name
              + " "
              + verb
              + " at "
              + GoRange.of(variable.range())
              + ": "
              + why
              + ".";
      case InputText.OnCommandLine _ ->
          "Unsuitable value for var." + name + " set using -var=\"" + name + "=...\": " + why + ".";
      case InputText.FromEnvironment _ ->
          "Unsuitable value for var."
              + name
              + " set using the TF_VAR_"
              + name
              + " environment variable: "
              + why
              + ".";
      case InputText.Answered _ ->
          "Unsuitable value for var." + name + " set using an interactive prompt: " + why + ".";
    };
  }
}
