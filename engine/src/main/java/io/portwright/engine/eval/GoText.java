package io.portwright.engine.eval;

/** Strings in messages as Go quotes them: the form that Terraform's users know. */
public final class GoText {
  private GoText() {}

  public static String quoted(String text) {
    return io.portwright.engine.eval.function.GoText.quoted(text);
  }
}
