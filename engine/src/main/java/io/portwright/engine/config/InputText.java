package io.portwright.engine.config;

import io.portwright.engine.syntax.Expression;

/** What was given for a variable, and by whom. */
sealed interface InputText {

  /** {@code TF_VAR_name}. */
  record FromEnvironment(String text) implements InputText {}

  /** {@code -var name=…}. */
  record OnCommandLine(String text) implements InputText {}

  /** Typed when asked. */
  record Answered(String text) implements InputText {}

  /** In a file of variables. It is evaluated only if no later source replaces it. */
  record InFile(Expression expression) implements InputText {}
}
