package io.portwright.engine.config;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Optional;

/** Values of a module's input variables. */
interface Inputs {

  /** Converted and with the marks of the declaration; empty when in error or not declared. */
  Optional<Value> value(String name);

  /** Whether there is a value, whatever validations say of it. */
  boolean isGiven(String name);

  /** Gives a variable no value, without another message, because of what it depends on. */
  void leaveOut(String name);

  /** What is wrong with what is given for a variable, whatever validations say of it. */
  List<Diagnostic> argumentProblems(InputVariable variable);

  /** What is wrong with a variable, each thing once. */
  List<Diagnostic> problems(InputVariable variable);

  /** What is wrong with the values, each thing once; asks for those that nobody asked for. */
  List<Diagnostic> problems();

  /** A value as references to the variable see it. */
  static Value declared(InputVariable variable, Value value) {
    return value.marked(
        new Marks(
            variable.is(InputVariable.Flag.SENSITIVE), variable.is(InputVariable.Flag.EPHEMERAL)));
  }
}
