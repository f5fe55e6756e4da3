package io.portwright.engine.eval;

import io.portwright.engine.eval.function.Function;
import io.portwright.engine.eval.function.FunctionFailure;
import io.portwright.engine.eval.function.Functions;
import io.portwright.engine.eval.function.Parameter;
import io.portwright.engine.eval.function.TerraformFunctions;
import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Function calls. {@code try} and {@code can} live here because they take expressions. */
final class Calls {
  private static final String INVALID_ARGUMENT = "Invalid function argument";

  private final Evaluation evaluation;
  private final Bindings bindings;

  Calls(Evaluation evaluation, Bindings bindings) {
    this.evaluation = evaluation;
    this.bindings = bindings;
  }

  /** An argument: an expression that is still to be evaluated, or a value that is there. */
  private sealed interface Argument {
    /** Where messages about it point. */
    SourceRange start();

    record Written(Expression source) implements Argument {
      @Override
      public SourceRange start() {
        return StartRange.of(source);
      }
    }

    record Spread(Value value, SourceRange start) implements Argument {}
  }

  Value value(Expression.Call call) {
    String name = call.name().text();
    String plain = name.startsWith("core::") ? name.substring("core::".length()) : name;
    if (plain.equals("try") || plain.equals("can")) {
      return arguments(call).map(given -> attempt(call, plain, given)).orElse(Evaluation.DYNAMIC);
    }
    Optional<Function> function = name.contains("::") ? namespaced(name) : Functions.find(name);
    return function.isEmpty() ? unknownFunction(call) : called(call, function.get(), plain);
  }

  private Value attempt(Expression.Call call, String name, List<Argument> given) {
    List<Attempts.Candidate> candidates = new ArrayList<>();
    for (Argument argument : given) {
      candidates.add(
          switch (argument) {
            case Argument.Written written ->
                new Attempts.Candidate(
                    trial -> trial.value(written.source(), bindings), written.start());
            case Argument.Spread spread ->
                new Attempts.Candidate(_ -> spread.value(), spread.start());
          });
    }
    return new Attempts(evaluation).value(call, name, candidates);
  }

  private Value called(Expression.Call call, Function function, String plain) {
    Optional<List<Argument>> arguments = arguments(call);
    if (arguments.isEmpty()) {
      return Evaluation.DYNAMIC;
    }
    try {
      function.signature().checkCount(arguments.get().size());
      Optional<List<Value>> values =
          plain.equals("templatestring")
              ? templateValues(arguments.get())
              : values(function, arguments.get());
      return values.isEmpty()
          ? Evaluation.DYNAMIC
          : function.call(values.get(), new TemplateContext(evaluation, call.name().text()));
    } catch (FunctionFailure failure) {
      return failed(call, function, failure, arguments.get());
    }
  }

  /** The template must be a reference, as it is not evaluated like other arguments. */
  private Optional<List<Value>> templateValues(List<Argument> arguments) throws FunctionFailure {
    int before = evaluation.errorCount();
    Value variables = value(arguments.getLast());
    if (evaluation.errorCount() > before) {
      return Optional.empty();
    }
    if (variables.isNull()) {
      throw FunctionFailure.argument(1, "argument must not be null");
    }
    if (!variables.isKnown()) {
      return Optional.of(List.of(Value.unknown(Type.STRING), variables));
    }
    return Optional.of(
        List.of(
            switch (arguments.getFirst()) {
              case Argument.Written written ->
                  TemplateReference.value(written.source(), evaluation, bindings);
              case Argument.Spread _ -> throw TemplateReference.notDirect();
            },
            variables));
  }

  /** All arguments evaluated and converted; empty when one of them has errors. */
  private Optional<List<Value>> values(Function function, List<Argument> arguments) {
    int before = evaluation.errorCount();
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Parameter parameter = function.signature().parameter(i).orElseThrow();
      Value value = value(arguments.get(i));
      Optional<Value> converted = Evaluation.converted(value, parameter.type());
      if (converted.isEmpty()) {
        evaluation.fail(
            INVALID_ARGUMENT,
            "Invalid value for "
                + GoText.quoted(parameter.name())
                + " parameter: "
                + Evaluation.problem(value, parameter.type())
                + ".",
            arguments.get(i).start());
      }
      values.add(converted.orElse(Evaluation.DYNAMIC));
    }
    return evaluation.errorCount() > before ? Optional.empty() : Optional.of(values);
  }

  private Value value(Argument argument) {
    return switch (argument) {
      case Argument.Written written -> evaluation.value(written.source(), bindings);
      case Argument.Spread spread -> spread.value();
    };
  }

  private Value failed(
      Expression.Call call, Function function, FunctionFailure failure, List<Argument> arguments) {
    int position = failure.position().orElse(arguments.size());
    SourceRange subject =
        failure.isTooFew()
            ? call.close()
            : position < arguments.size() ? arguments.get(position).start() : StartRange.of(call);
    return evaluation.fail(
        failure.summary(),
        failure.detail(function.signature(), call.name().text()),
        subject,
        call,
        bindings);
  }

  /** The arguments as written, the last one spread; empty when that is unknown or not possible. */
  private Optional<List<Argument>> arguments(Expression.Call call) {
    List<Argument> arguments = new ArrayList<>();
    call.arguments().forEach(argument -> arguments.add(new Argument.Written(argument)));
    if (call.expansion().isEmpty()) {
      return Optional.of(arguments);
    }
    arguments.removeLast();
    return spread(call.arguments().getLast())
        .map(last -> {
          arguments.addAll(last);
          return arguments;
        });
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
          sequence || type.isDynamic()
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
        .forEach(part ->
            arguments.add(new Argument.Spread(part.marked(value.marks()), expression.range())));
    return Optional.of(arguments);
  }

  private Optional<Function> namespaced(String name) {
    return Functions.find(name)
        .or(() ->
            ProviderFunction.of(name)
                .filter(called -> evaluation.scope().isBuiltinProvider(called.provider()))
                .flatMap(called -> TerraformFunctions.find(called.name())));
  }

  private Value unknownFunction(Expression.Call call) {
    String name = call.name().text();
    if (name.contains("::")) {
      return evaluation.fail(
          "Unknown provider function", unknownInNamespace(name), call.name().range());
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

  private String unknownInNamespace(String name) {
    if (!name.startsWith(ProviderFunction.NAMESPACE)) {
      String first = name.substring(0, name.indexOf("::"));
      return "The function namespace "
          + GoText.quoted(first)
          + " is not valid. Provider function calls must use the \"provider::\" namespace prefix.";
    }
    Optional<ProviderFunction> called = ProviderFunction.of(name);
    if (called.isPresent() && evaluation.scope().isBuiltinProvider(called.get().provider())) {
      return "The function "
          + GoText.quoted(called.get().name())
          + " is not available from the provider "
          + GoText.quoted(called.get().provider())
          + ".";
    }
    String rest = name.substring(ProviderFunction.NAMESPACE.length());
    if (!rest.contains("::")) {
      return "The function call must include the provider name after the \"provider::\" prefix.";
    }
    return "There is no function named "
        + GoText.quoted(name)
        + ". Ensure that provider name "
        + GoText.quoted(rest.substring(0, rest.indexOf("::")))
        + " is declared in this module's required_providers block, and that this provider offers a"
        + " function named "
        + GoText.quoted(rest.substring(rest.lastIndexOf("::") + 2))
        + ".";
  }
}
