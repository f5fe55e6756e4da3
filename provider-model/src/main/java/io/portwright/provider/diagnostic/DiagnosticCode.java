package io.portwright.provider.diagnostic;

import java.util.regex.Pattern;

/**
 * Stable, documented identifier of one of our own findings, such as {@code VXC-012} or {@code
 * STATE-3}. Language errors carry none: they have Terraform's summaries instead.
 */
public record DiagnosticCode(String text) {
  private static final Pattern SHAPE = Pattern.compile("[A-Z]{2,8}-[0-9]{1,3}");

  public DiagnosticCode {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("not a diagnostic code: " + text);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
