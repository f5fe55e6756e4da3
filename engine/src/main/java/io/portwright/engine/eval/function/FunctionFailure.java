package io.portwright.engine.eval.function;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Why a call has no result; becomes one error at the call or at one of its arguments. */
public final class FunctionFailure extends Exception {

  private static final long serialVersionUID = 1;

  private enum Kind {
    ARGUMENT,
    CALL,
    TOO_FEW,
    TOO_MANY
  }

  private final Kind kind;
  private final int argument;
  private final String text;

  private FunctionFailure(Kind kind, int argument, String text) {
    super(text, null, false, false);
    this.kind = kind;
    this.argument = argument;
    this.text = text;
  }

  /**
   * An argument is not acceptable.
   *
   * @param argument position, from 0
   * @param text says what is wrong, without the name of the parameter and without a full stop
   */
  public static FunctionFailure argument(int argument, String text) {
    return new FunctionFailure(Kind.ARGUMENT, argument, text);
  }

  /** The call as a whole cannot work. */
  public static FunctionFailure call(String text) {
    return new FunctionFailure(Kind.CALL, 0, text);
  }

  /** For {@link CallContext#render} inside a template. */
  public static FunctionFailure nestedTemplate(String function) {
    return call(
        String.format(
            Locale.ROOT,
            "cannot recursively call %s from inside another template function",
            function));
  }

  static FunctionFailure tooFew(int given) {
    return new FunctionFailure(Kind.TOO_FEW, given, "not enough arguments");
  }

  static FunctionFailure tooMany(int expected) {
    return new FunctionFailure(Kind.TOO_MANY, expected, "too many arguments");
  }

  /** The argument to point at; empty for the call as a whole. */
  public OptionalInt position() {
    return switch (kind) {
      case ARGUMENT, TOO_MANY -> OptionalInt.of(argument);
      case CALL, TOO_FEW -> OptionalInt.empty();
    };
  }

  /** The summary of the diagnostic, as Terraform words it. */
  public String summary() {
    return switch (kind) {
      case ARGUMENT -> "Invalid function argument";
      case CALL -> "Error in function call";
      case TOO_FEW -> "Not enough function arguments";
      case TOO_MANY -> "Too many function arguments";
    };
  }

  /** Whether arguments are missing: then the place of the problem is the end of the call. */
  public boolean isTooFew() {
    return kind == Kind.TOO_FEW;
  }

  /**
   * The detail of the diagnostic for a call of the function with this signature.
   *
   * @param name the function as it was called, with its namespace
   */
  public String detail(Signature signature, String name) {
    return switch (kind) {
      case ARGUMENT -> {
        Optional<Parameter> parameter = signature.parameter(argument);
        yield parameter.isEmpty()
            ? callFailed(name)
            : String.format(
                Locale.ROOT,
                "Invalid value for \"%s\" parameter: %s.",
                parameter.get().name(),
                text);
      }
      case CALL -> callFailed(name);
      case TOO_FEW ->
          String.format(
              Locale.ROOT,
              "Function \"%s\" expects%s %d argument(s). Missing value for \"%s\".",
              name,
              signature.variadic().isPresent() ? " at least" : "",
              signature.parameters().size(),
              signature.parameters().get(argument).name());
      case TOO_MANY ->
          String.format(
              Locale.ROOT,
              "Function \"%s\" expects only %d argument(s).",
              name,
              signature.parameters().size());
    };
  }

  private String callFailed(String name) {
    return String.format(Locale.ROOT, "Call to function \"%s\" failed: %s.", name, text);
  }
}
