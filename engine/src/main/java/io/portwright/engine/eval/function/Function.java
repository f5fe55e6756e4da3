package io.portwright.engine.eval.function;

import io.portwright.provider.value.Value;
import java.util.List;

/** One function of the language. */
public interface Function {

  Signature signature();

  /**
   * Calls the function with arguments as they were evaluated: of any type, any number of them,
   * null, unknown or marked.
   *
   * @param arguments in order, an expanded last argument already spread
   * @return carries the marks of the arguments that it was made from; unknown when it depends on an
   *     unknown argument
   * @throws FunctionFailure when the arguments are not acceptable
   */
  Value call(List<Value> arguments, CallContext context) throws FunctionFailure;
}
