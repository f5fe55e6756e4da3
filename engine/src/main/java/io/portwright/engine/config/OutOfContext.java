package io.portwright.engine.config;

import io.portwright.provider.diagnostic.Diagnostic;

/** Words for {@code count} and {@code each} where no such argument is set. */
final class OutOfContext {
  private OutOfContext() {}

  static Diagnostic problem(Reference.CountIndex count) {
    return Diagnostic.error(
        "Reference to \"count\" in non-counted context",
        "The \"count\" object can only be used in \"module\", \"resource\", and \"data\""
            + " blocks, and only when the \"count\" argument is set.",
        count.range());
  }

  static Diagnostic problem(Reference.Each each) {
    return each.part().equals("value")
        ? Diagnostic.error(
            "each.value cannot be used in this context",
            "A reference to \"each.value\" has been used in a context in which it is unavailable,"
                + " such as when the configuration no longer contains the value in its"
                + " \"for_each\" expression. Remove this reference to each.value in your"
                + " configuration to work around this error.",
            each.range())
        : Diagnostic.error(
            "Reference to \"each\" in context without for_each",
            "The \"each\" object can be used only in \"module\" or \"resource\" blocks, and"
                + " only when the \"for_each\" argument is set.",
            each.range());
  }
}
