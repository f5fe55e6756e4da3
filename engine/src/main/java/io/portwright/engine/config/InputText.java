package io.portwright.engine.config;

import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Value;

/** What was given for a variable, and by whom. */
sealed interface InputText {

  /** {@code TF_VAR_name}. */
  record FromEnvironment(String text) implements InputText {}

  /** {@code -var name=…}. */
  record OnCommandLine(String text) implements InputText {}

  /** Typed when asked. */
  record Answered(String text) implements InputText {}

  /**
   * In a file of variables.
   *
   * @param range of the expression
   */
  record InFile(Value value, SourceRange range) implements InputText {}
}
