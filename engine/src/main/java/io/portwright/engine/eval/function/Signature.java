package io.portwright.engine.eval.function;

import java.util.List;
import java.util.Optional;

/**
 * Name and parameters of a function.
 *
 * @param variadic takes any number of arguments behind the others, also none
 */
public record Signature(String name, List<Parameter> parameters, Optional<Parameter> variadic) {

  public Signature {
    parameters = List.copyOf(parameters);
  }

  /** Refuses a call with this number of arguments when it does not fit. */
  public void checkCount(int given) throws FunctionFailure {
    if (given < parameters.size()) {
      throw FunctionFailure.tooFew(given);
    }
    if (given > parameters.size() && variadic.isEmpty()) {
      throw FunctionFailure.tooMany(parameters.size());
    }
  }

  /** The parameter that receives the argument at this position; empty when there are too many. */
  public Optional<Parameter> parameter(int argument) {
    return argument < parameters.size() ? Optional.of(parameters.get(argument)) : variadic;
  }
}
