package io.portwright.engine.config;

import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Conversion.Attempt;

/** Failed conversions in words, with the path of the part as Terraform writes it. */
final class ConversionText {
  private ConversionText() {}

  static String of(Attempt.Failed failed) {
    return failed.path().isRoot()
        ? failed.message()
        : path(failed.path()) + ": " + failed.message();
  }

  private static String path(AttributePath path) {
    StringBuilder text = new StringBuilder();
    for (AttributePath.Step step : path.steps()) {
      switch (step) {
        case AttributePath.Step.Attribute a -> text.append('.').append(a.name());
        case AttributePath.Step.Index i -> text.append('[').append(i.index()).append(']');
        case AttributePath.Step.Key k -> text.append("[\"").append(k.key()).append("\"]");
      }
    }
    return text.toString();
  }
}
