package io.portwright.engine.eval.function;

import static io.portwright.provider.value.Type.DYNAMIC;
import static io.portwright.provider.value.Type.STRING;

import io.portwright.provider.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The functions of the built-in provider, which a module can call as {@code
 * provider::terraform::name} once it requires that provider.
 */
public final class TerraformFunctions {
  private static final Map<String, Function> BY_NAME = byName();

  private TerraformFunctions() {}

  private static Map<String, Function> byName() {
    Map<String, Function> byName = new HashMap<>();
    for (Function function : List.of(decodeTfvars(), encodeExpr(), encodeTfvars())) {
      byName.put(function.signature().name(), function);
    }
    return Map.copyOf(byName);
  }

  /** The function of this name, without namespace. */
  public static Optional<Function> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  private static Parameter value() {
    return Parameter.of("value", DYNAMIC).withUnknown().withDynamic();
  }

  private static Function encodeExpr() {
    return Definition.named("encode_expr")
        .takes(value())
        .returns(STRING)
        .does(call ->
            call.argument(0).isWhollyKnown()
                ? Value.string(ExpressionText.of(call.argument(0)))
                : Value.unknown(STRING));
  }

  private static Function encodeTfvars() {
    return Definition.named("encode_tfvars")
        .takes(value())
        .returns(STRING)
        .does(call -> {
          if (!call.argument(0).isWhollyKnown()) {
            return Value.unknown(STRING);
          }
          SortedMap<String, Value> variables =
              switch (call.argument(0)) {
                case Value.MapValue map -> map.entries();
                case Value.ObjectValue object -> object.attributes();
                case Value _ ->
                    throw FunctionFailure.call(
                        "invalid value to encode: must be an object whose attribute names will"
                            + " become the encoded variable names");
              };
          for (String name : variables.keySet()) {
            if (!ExpressionText.isIdentifier(name)) {
              throw FunctionFailure.call(
                  "invalid variable name "
                      + GoText.quoted(name)
                      + ": must be a valid identifier, per Terraform's rules for input variable"
                      + " declarations");
            }
          }
          return Value.string(ExpressionText.variables(variables));
        });
  }

  private static Function decodeTfvars() {
    return Definition.named("decode_tfvars")
        .takes("src", STRING)
        .returns(DYNAMIC)
        .does(call -> call.context().variables("<decode_tfvars argument>", call.text(0)));
  }
}
