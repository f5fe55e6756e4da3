package io.portwright.engine.eval.function;

import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.Optional;

/** Conversions whose failure refuses an argument. */
final class Conversions {

  private Conversions() {}

  static Value toParameter(Value value, Type wanted, int index) throws FunctionFailure {
    if (wanted.isDynamic()) {
      return value;
    }
    return switch (Conversion.convert(value, wanted)) {
      case Conversion.Attempt.Converted(Value converted) -> converted;
      case Conversion.Attempt.Failed failed ->
          throw FunctionFailure.argument(index, failed.message());
    };
  }

  static Optional<Value> to(Value value, Type wanted) {
    return Conversion.convert(value, wanted).converted();
  }
}
