package io.portwright.engine.eval.function;

import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Refinement;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A function in parts: its signature, a rule for the type of its result, and its body. The
 * treatment of arguments that all functions share is here and nowhere else.
 */
final class Definition implements Function {

  /** Chooses the type of the result; arguments may be unknown. */
  @FunctionalInterface
  interface TypeRule {
    Type of(List<Value> arguments) throws FunctionFailure;
  }

  /** The work of a function. */
  @FunctionalInterface
  interface Body {
    Value of(Call call) throws FunctionFailure;
  }

  private final Signature signature;
  private final TypeRule type;
  private final boolean resultMayBeNull;
  private final Body body;

  private Definition(Signature signature, TypeRule type, boolean resultMayBeNull, Body body) {
    this.signature = signature;
    this.type = type;
    this.resultMayBeNull = resultMayBeNull;
    this.body = body;
  }

  static Draft named(String name) {
    return new Draft(name);
  }

  /** A definition in the making. */
  static final class Draft {
    private final String name;
    private final List<Parameter> parameters = new ArrayList<>();
    private Optional<Parameter> variadic = Optional.empty();
    private TypeRule type = _ -> Type.DYNAMIC;
    private boolean resultMayBeNull;

    private Draft(String name) {
      this.name = name;
    }

    Draft takes(String parameter, Type parameterType) {
      return takes(Parameter.of(parameter, parameterType));
    }

    Draft takes(Parameter parameter) {
      parameters.add(parameter);
      return this;
    }

    Draft takesMany(Parameter parameter) {
      variadic = Optional.of(parameter);
      return this;
    }

    Draft returns(Type fixed) {
      return returns(_ -> fixed);
    }

    Draft returns(TypeRule rule) {
      type = rule;
      return this;
    }

    /** Without this, an unknown result is known not to be null. */
    Draft perhapsNull() {
      resultMayBeNull = true;
      return this;
    }

    Function does(Body body) {
      return new Definition(new Signature(name, parameters, variadic), type, resultMayBeNull, body);
    }
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public Value call(List<Value> given, CallContext context) throws FunctionFailure {
    signature.checkCount(given.size());
    List<Value> converted = converted(given);
    Optional<Value> early = refusedOrDynamic(converted);
    if (early.isPresent()) {
      return early.get();
    }
    Marks lifted = Marks.NONE;
    boolean unknown = false;
    List<Value> arguments = new ArrayList<>(converted.size());
    for (int i = 0; i < converted.size(); i++) {
      Parameter parameter = parameter(i);
      Value argument = converted.get(i);
      unknown |= !argument.isKnown() && !parameter.allowUnknown();
      if (!parameter.allowMarked()) {
        lifted = lifted.and(argument.marksDeep());
        argument = argument.unmarkedDeep();
      }
      arguments.add(argument);
    }
    arguments.forEach(context.meter()::seen);
    Type resultType = type.of(arguments);
    if (unknown) {
      return refined(Value.unknown(resultType)).withMarks(allMarks(converted));
    }
    Value result = body.of(new Call(arguments, resultType, context));
    return refined(result).marked(lifted);
  }

  private List<Value> converted(List<Value> given) throws FunctionFailure {
    List<Value> converted = new ArrayList<>(given.size());
    for (int i = 0; i < given.size(); i++) {
      converted.add(Conversions.toParameter(given.get(i), parameter(i).type(), i));
    }
    return converted;
  }

  /** Null and untyped arguments are treated in their order: the first of them decides. */
  private Optional<Value> refusedOrDynamic(List<Value> arguments) throws FunctionFailure {
    for (int i = 0; i < arguments.size(); i++) {
      Parameter parameter = parameter(i);
      Value argument = arguments.get(i);
      if (argument.isNull() && !parameter.allowNull()) {
        throw FunctionFailure.argument(i, "argument must not be null");
      }
      if (argument.type().isDynamic() && !parameter.allowDynamic()) {
        return Optional.of(Value.unknown(Type.DYNAMIC).withMarks(allMarks(arguments)));
      }
    }
    return Optional.empty();
  }

  private Parameter parameter(int argument) {
    return signature
        .parameter(argument)
        .orElseThrow(() -> new IllegalStateException("no parameter " + argument));
  }

  private Value refined(Value result) {
    if (resultMayBeNull || !(result instanceof Value.UnknownValue unknown)) {
      return result;
    }
    if (unknown.type().isDynamic()) {
      return result;
    }
    Refinement notNull = unknown.refinement().withNotNull();
    return new Value.UnknownValue(unknown.type(), notNull, unknown.marks());
  }

  private static Marks allMarks(List<Value> arguments) {
    Marks all = Marks.NONE;
    for (Value argument : arguments) {
      all = all.and(argument.marksDeep());
    }
    return all;
  }
}
