package io.portwright.engine.eval;

import io.portwright.engine.eval.function.Function;
import io.portwright.engine.eval.function.FunctionFailure;
import io.portwright.engine.eval.function.Functions;
import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Function calls. {@code try} and {@code can} live here because they take expressions. */
final class Calls {
  private final Evaluation evaluation;
  private final Bindings bindings;

  Calls(Evaluation evaluation, Bindings bindings) {
    this.evaluation = evaluation;
    this.bindings = bindings;
  }

  /** An argument and where it stands. */
  private record Argument(Value value, Expression source) {}

  Value value(Expression.Call call) {
    String name = call.name().text();
    String plain = name.startsWith("core::") ? name.substring("core::".length()) : name;
    if (call.expansion().isEmpty() && (plain.equals("try") || plain.equals("can"))) {
      return new Attempts(evaluation, bindings).value(call, plain);
    }
    Optional<Function> function = Functions.find(name);
    if (function.isEmpty()) {
      return unknownFunction(call);
    }
    if (plain.equals("templatestring") && refusesTemplate(call)) {
      return Evaluation.DYNAMIC;
    }
    int before = evaluation.errorCount();
    Optional<List<Argument>> arguments = arguments(call);
    if (arguments.isEmpty() || evaluation.errorCount() > before) {
      return Evaluation.DYNAMIC;
    }
    List<Value> values = arguments.get().stream().map(Argument::value).toList();
    try {
      return function.get().call(values, new TemplateContext(evaluation, name));
    } catch (FunctionFailure failure) {
      return failed(call, function.get(), failure, arguments.get());
    }
  }

  /** A template written in place is a mistake: it would be rendered before the call. */
  private boolean refusesTemplate(Expression.Call call) {
    if (call.arguments().isEmpty()) {
      return false;
    }
    Expression template = call.arguments().getFirst();
    String problem =
        switch (template) {
          case Expression.Traversal _, Expression.RelativeTraversal _, Expression.IndexAccess _ ->
              "";
          case Expression.StringLiteral _, Expression.Template _, Expression.TemplateWrap _ ->
              "templatestring is only for rendering templates retrieved dynamically from elsewhere,"
                  + " and so does not support providing a literal template; consider using a"
                  + " template string expression instead";
          case Expression _ ->
              "must be a direct reference to a single string from elsewhere, containing valid"
                  + " Terraform template syntax";
        };
    if (!problem.isEmpty()) {
      evaluation.fail(
          "Invalid function argument",
          "Invalid value for \"template\" parameter: invalid template expression: " + problem + ".",
          StartRange.of(template));
    }
    return !problem.isEmpty();
  }

  private Value failed(
      Expression.Call call, Function function, FunctionFailure failure, List<Argument> arguments) {
    SourceRange subject =
        switch (failure.summary()) {
          case "Not enough function arguments" -> call.close();
          default ->
              failure.position().isPresent() && failure.position().getAsInt() < arguments.size()
                  ? StartRange.of(arguments.get(failure.position().getAsInt()).source())
                  : StartRange.of(call);
        };
    return evaluation.fail(
        failure.summary(), failure.detail(function.signature()), subject, call, bindings);
  }

  /** Evaluated arguments, the last one spread; empty when that is unknown or not possible. */
  private Optional<List<Argument>> arguments(Expression.Call call) {
    List<Argument> arguments = new ArrayList<>();
    boolean spreads = call.expansion().isPresent();
    int plain = call.arguments().size() - (spreads ? 1 : 0);
    Optional<List<Argument>> last =
        spreads ? spread(call.arguments().getLast()) : Optional.of(List.of());
    if (last.isEmpty()) {
      return Optional.empty();
    }
    for (Expression argument : call.arguments().subList(0, plain)) {
      arguments.add(new Argument(evaluation.value(argument, bindings), argument));
    }
    arguments.addAll(last.get());
    return Optional.of(arguments);
  }

  private Optional<List<Argument>> spread(Expression expression) {
    int before = evaluation.errorCount();
    Value value = evaluation.value(expression, bindings);
    if (evaluation.errorCount() > before) {
      return Optional.empty();
    }
    Type type = value.type();
    boolean sequence =
        type instanceof Type.ListOf || type instanceof Type.SetOf || type instanceof Type.TupleOf;
    if (!sequence && !type.isDynamic() || value.isNull()) {
      evaluation.fail(
          "Invalid expanding argument value",
          value.isNull()
              ? "The expanding argument (indicated by ...) must not be null."
              : "The expanding argument (indicated by ...) must be of a tuple, list, or set type.",
          expression.range(),
          expression,
          bindings);
      return Optional.empty();
    }
    if (!value.isKnown()) {
      return Optional.empty();
    }
    List<Argument> arguments = new ArrayList<>();
    value
        .parts()
        .forEach(part -> arguments.add(new Argument(part.marked(value.marks()), expression)));
    return Optional.of(arguments);
  }

  private Value unknownFunction(Expression.Call call) {
    String name = call.name().text();
    int colons = name.lastIndexOf("::");
    if (colons >= 0) {
      return unknownNamespace(call, name, name.substring(colons + 2));
    }
    String near =
        Nearest.to(name, Functions.names())
            .map(found -> " Did you mean " + GoText.quoted(found) + "?")
            .orElse("");
    return evaluation.fail(
        "Call to unknown function",
        "There is no function named " + GoText.quoted(name) + "." + near,
        call.name().range());
  }

  private Value unknownNamespace(Expression.Call call, String name, String last) {
    String namespace = name.substring(0, name.length() - last.length());
    if (!namespace.startsWith("provider::")) {
      return evaluation.fail(
          "Unknown provider function",
          "The function namespace "
              + GoText.quoted(namespace.substring(0, namespace.length() - 2))
              + " is not valid. Provider function calls must use the \"provider::\" namespace"
              + " prefix.",
          call.name().range());
    }
    String provider = namespace.substring("provider::".length(), namespace.length() - 2);
    return evaluation.fail(
        "Unknown provider function",
        "There is no function named "
            + GoText.quoted(name)
            + ". Ensure that provider name "
            + GoText.quoted(provider)
            + " is declared in this module's required_providers block, and that this provider"
            + " offers a function named "
            + GoText.quoted(last)
            + ".",
        call.name().range());
  }
}
