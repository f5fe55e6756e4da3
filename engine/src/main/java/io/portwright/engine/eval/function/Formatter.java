package io.portwright.engine.eval.function;

import static io.portwright.provider.value.Type.BOOL;
import static io.portwright.provider.value.Type.NUMBER;
import static io.portwright.provider.value.Type.STRING;

import io.portwright.engine.eval.function.FormatSpec.Piece;
import io.portwright.provider.value.BigFloat;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** Fills the verbs of a format string with wholly known values. */
final class Formatter {

  private Formatter() {}

  static String format(FormatSpec format, List<Value> values, Meter meter) throws FunctionFailure {
    StringBuilder out = new StringBuilder();
    for (Piece piece : format.pieces()) {
      switch (piece) {
        case Piece.Text text -> out.append(text.text());
        case Piece.Mistake mistake -> throw mistake.failure();
        case Piece.Verb verb -> {
          meter.text((long) verb.width().orElse(0) + verb.precision().orElse(0));
          String filled = filled(verb, values);
          meter.text(filled.length());
          out.append(filled);
        }
      }
    }
    int used = format.highestArgument();
    if (used < values.size()) {
      throw FunctionFailure.argument(
          used + 1,
          used == 0
              ? "too many arguments; no verbs in format string"
              : "too many arguments; only " + used + " used by format string");
    }
    return out.toString();
  }

  private static String filled(Piece.Verb verb, List<Value> values) throws FunctionFailure {
    if (verb.argument() > values.size()) {
      throw FunctionFailure.call(
          String.format(
              Locale.ROOT,
              "not enough arguments for \"%s\" at %d: need index %d but have %d total",
              verb.raw(),
              verb.offset(),
              verb.argument(),
              values.size()));
    }
    Value value = values.get(verb.argument() - 1);
    if (verb.mode() != 'v' && value.isNull()) {
      throw unsupported(verb, "null value cannot be formatted");
    }
    return switch (verb.mode()) {
      case 'v' -> padded(verb, asIs(verb, value));
      case 't' -> Boolean.toString(converted(verb, value, BOOL).asBool());
      case 'b', 'd', 'o', 'x', 'X' -> whole(verb, converted(verb, value, NUMBER).asNumber());
      case 'e', 'E', 'f', 'g', 'G' -> real(verb, converted(verb, value, NUMBER).asNumber());
      case 's' -> padded(verb, shortened(verb, value));
      case 'q' -> padded(verb, JsonText.quoted(shortened(verb, value)));
      default ->
          throw FunctionFailure.call(
              String.format(
                  Locale.ROOT,
                  "unsupported format verb '%c' in \"%s\" at offset %d",
                  verb.mode(),
                  verb.raw(),
                  verb.offset()));
    };
  }

  private static FunctionFailure unsupported(Piece.Verb verb, String why) {
    return FunctionFailure.call(
        "unsupported value for \"" + verb.raw() + "\" at " + verb.offset() + ": " + why);
  }

  private static Value converted(Piece.Verb verb, Value value, Type wanted) throws FunctionFailure {
    return switch (Conversion.convert(value, wanted)) {
      case Conversion.Attempt.Converted(Value converted) -> converted;
      case Conversion.Attempt.Failed failed -> throw unsupported(verb, failed.message());
    };
  }

  private static String asIs(Piece.Verb verb, Value value) throws FunctionFailure {
    if (!verb.has('#')) {
      if (value instanceof Value.StringValue string) {
        return string.text();
      }
      if (value instanceof Value.NumberValue number) {
        return number.number().toText('g', -1);
      }
    }
    try {
      return JsonText.of(value);
    } catch (FunctionFailure e) {
      throw unsupported(verb, String.valueOf(e.getMessage()));
    }
  }

  private static String shortened(Piece.Verb verb, Value value) throws FunctionFailure {
    String text = converted(verb, value, STRING).asString();
    int most = verb.precision().orElse(0);
    if (most <= 0) {
      return text;
    }
    List<String> clusters = Graphemes.of(text);
    return String.join("", clusters.subList(0, Math.min(most, clusters.size())));
  }

  private static String padded(Piece.Verb verb, String text) {
    int missing = verb.width().orElse(0) - Graphemes.count(text);
    if (missing <= 0) {
      return text;
    }
    String padding = (verb.has('0') ? "0" : " ").repeat(missing);
    return verb.has('-') ? text + padding : padding + text;
  }

  private static String whole(Piece.Verb verb, BigFloat number) throws FunctionFailure {
    if (!number.isInteger()) {
      throw unsupported(verb, "an integer is required");
    }
    if (number.isHuge()) {
      throw unsupported(verb, "the number has too many digits");
    }
    BigInteger value = number.toBigInteger();
    String digits = value.abs().toString(radix(verb.mode()));
    digits = verb.mode() == 'X' ? digits.toUpperCase(Locale.ROOT) : digits;
    int least = verb.precision().orElse(0);
    if (verb.precision().isPresent() && least == 0 && value.signum() == 0) {
      return "";
    }
    digits = "0".repeat(Math.max(0, least - digits.length())) + digits;
    String sign = sign(verb, value.signum() < 0) + (verb.has('#') ? prefix(verb.mode()) : "");
    boolean zeros = verb.has('0') && !verb.has('-') && verb.precision().isEmpty();
    return aligned(verb, sign, digits, zeros);
  }

  private static int radix(char mode) {
    return switch (mode) {
      case 'b' -> 2;
      case 'o' -> 8;
      case 'x', 'X' -> 16;
      default -> 10;
    };
  }

  private static String prefix(char mode) {
    return switch (mode) {
      case 'b' -> "0b";
      case 'o' -> "0";
      case 'x' -> "0x";
      case 'X' -> "0X";
      default -> "";
    };
  }

  private static String sign(Piece.Verb verb, boolean negative) {
    if (negative) {
      return "-";
    }
    if (verb.has('+')) {
      return "+";
    }
    return verb.has(' ') ? " " : "";
  }

  private static String signOfInfinity(Piece.Verb verb) {
    return verb.has(' ') ? " " : "+";
  }

  private static String real(Piece.Verb verb, BigFloat number) {
    boolean general = verb.mode() == 'g' || verb.mode() == 'G';
    String text = number.toText(verb.mode(), verb.precision().orElse(general ? -1 : 6));
    boolean negative = text.startsWith("-");
    boolean signed = negative || text.startsWith("+");
    String sign = text.startsWith("+") ? signOfInfinity(verb) : sign(verb, negative);
    boolean zeros = verb.has('0') && !number.isInfinite();
    return aligned(verb, sign, signed ? text.substring(1) : text, zeros);
  }

  private static String aligned(Piece.Verb verb, String sign, String digits, boolean zeros) {
    int missing = Math.max(0, verb.width().orElse(0) - sign.length() - digits.length());
    if (zeros) {
      return sign + "0".repeat(missing) + digits;
    }
    String spaces = " ".repeat(missing);
    return verb.has('-') ? sign + digits + spaces : spaces + sign + digits;
  }
}
