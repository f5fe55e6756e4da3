package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Value;
import java.util.Optional;

/** Instance keys from values. */
final class InstanceKeys {
  private InstanceKeys() {}

  static Checked<InstanceKey> of(Value value, SourceRange range) {
    if (value.marksDeep().sensitive()) {
      return failed(
          "Invalid resource instance key: sensitive values cannot be used as keys.", range);
    }
    if (!value.isPresent()) {
      return failed("Invalid resource instance key: the value must be known and not null.", range);
    }
    return switch (value) {
      case Value.StringValue text -> Checked.of(new InstanceKey.Name(text.text()));
      case Value.NumberValue number -> {
        Optional<Integer> index = number.asNumber().asIntExact().filter(n -> n >= 0);
        yield index.isPresent()
            ? Checked.of(new InstanceKey.Index(index.get()))
            : failed("Invalid resource instance index: must be a whole number.", range);
      }
      case Value _ ->
          failed(
              "Invalid resource instance key: either a string or an integer is required.", range);
    };
  }

  private static <T> Checked<T> failed(String detail, SourceRange range) {
    return Checked.failed(Diagnostic.error("Invalid address", detail, range));
  }
}
