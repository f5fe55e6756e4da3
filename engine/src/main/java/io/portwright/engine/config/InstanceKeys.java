package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Value;
import java.math.BigDecimal;
import java.util.Optional;

/** Instance keys from values. */
final class InstanceKeys {
  /** A number of more digits is none that a {@code long} can hold. */
  private static final int LONG_DIGITS = 19;

  private InstanceKeys() {}

  /** The key that is written out; empty for all that must be evaluated or is none. */
  static Optional<InstanceKey> literal(Expression key) {
    return switch (key) {
      case Expression.StringLiteral s -> Optional.of(new InstanceKey.Name(s.value()));
      case Expression.NumberLiteral n when n.text().matches("[0-9]{1,9}") ->
          Optional.of(new InstanceKey.Index(Integer.parseInt(n.text())));
      case Expression _ -> Optional.empty();
    };
  }

  /** Why what is written out can be the key of no instance at all. */
  static Optional<String> problem(Expression key) {
    return switch (key) {
      case Expression.NullLiteral _, Expression.BooleanLiteral _ ->
          Optional.of("either a string or an integer is required");
      case Expression.NumberLiteral n when !isWhole(new BigDecimal(n.text())) ->
          Optional.of(
              "value must be a whole number, between -9223372036854775808 and"
                  + " 9223372036854775807");
      case Expression _ -> Optional.empty();
    };
  }

  private static boolean isWhole(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() <= 0
        && plain.precision() - plain.scale() <= LONG_DIGITS
        && plain.toBigIntegerExact().bitLength() < Long.SIZE;
  }

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
