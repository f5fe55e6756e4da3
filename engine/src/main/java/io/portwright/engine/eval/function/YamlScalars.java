package io.portwright.engine.eval.function;

import io.portwright.provider.value.BigFloat;
import io.portwright.provider.value.Value;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What plain and tagged scalars of YAML stand for: a mix of YAML 1.1 and 1.2. */
final class YamlScalars {

  private static final String TAGS = "tag:yaml.org,2002:";

  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");

  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern RADIX = Pattern.compile("0o[0-7]+|0x[0-9a-fA-F]+");
  private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)");
  private static final Pattern NOT_A_NUMBER = Pattern.compile("\\.(nan|NaN|NAN)");
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})"
              + "(?:([Tt ])(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.(\\d+))?(Z|[-+]\\d{2}:\\d{2})?)?");

  private YamlScalars() {}

  /** A scalar without quotes and without a tag. */
  static Value plain(String text) throws FunctionFailure {
    if (NULL.contains(text)) {
      return Value.NULL;
    }
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return Value.bool(TRUE.contains(text));
    }
    if (NOT_A_NUMBER.matcher(text).matches()) {
      throw FunctionFailure.call("floating point NaN is not supported");
    }
    Optional<BigFloat> number = number(text);
    if (number.isPresent()) {
      return Value.number(number.get());
    }
    return Value.string(time(text).orElse(text));
  }

  private static Optional<BigFloat> number(String text) {
    if (DECIMAL.matcher(text).matches()) {
      return BigFloat.parse(text);
    }
    if (RADIX.matcher(text).matches()) {
      int base = text.charAt(1) == 'x' ? 16 : 8;
      return Optional.of(BigFloat.of(new BigInteger(text.substring(2), base)));
    }
    if (INFINITE.matcher(text).matches()) {
      return Optional.of(
          text.startsWith("-") ? BigFloat.NEGATIVE_INFINITY : BigFloat.POSITIVE_INFINITY);
    }
    return Optional.empty();
  }

  /** A date or time as RFC 3339 text. */
  private static Optional<String> time(String text) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String separator = matcher.group(4);
    boolean withZone = separator != null && !separator.equals(" ");
    if (withZone != (matcher.group(9) != null)) {
      return Optional.empty();
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(matcher, 1),
              number(matcher, 2),
              number(matcher, 3),
              number(matcher, 5),
              number(matcher, 6),
              number(matcher, 7));
      return Optional.of(Timestamp.text(OffsetDateTime.of(local, offset(matcher.group(9)))));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static int number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static ZoneOffset offset(@Nullable String text) {
    if (text == null || text.equals("Z")) {
      return ZoneOffset.UTC;
    }
    int hours = Integer.parseInt(text.substring(1, 3));
    int minutes = Integer.parseInt(text.substring(4));
    int total = hours * 3600 + minutes * 60;
    return ZoneOffset.ofTotalSeconds(text.startsWith("-") ? -total : total);
  }

  /** A scalar with a tag; a quoted one stays text where a number or truth is asked for. */
  static Value tagged(String tag, String text, boolean plain) throws FunctionFailure {
    if (!tag.startsWith(TAGS)) {
      throw FunctionFailure.call("unsupported tag " + GoText.quoted(tag));
    }
    String kind = tag.substring(TAGS.length());
    return switch (!plain && Set.of("bool", "int", "float").contains(kind) ? "str" : kind) {
      case "str" -> Value.string(text);
      case "null" -> Value.NULL;
      case "bool" -> {
        if (!TRUE.contains(text) && !FALSE.contains(text)) {
          throw cannotParse(text, tag, "");
        }
        yield Value.bool(TRUE.contains(text));
      }
      case "int", "float" ->
          Value.number(number(text).orElseThrow(() -> cannotParse(text, tag, "")));
      case "timestamp" -> Value.string(time(text).orElseThrow(() -> cannotParse(text, tag, "")));
      case "binary" -> {
        String packed = text.replaceAll("\\s", "");
        if (EncodingFunctions.fromBase64(packed).isEmpty()) {
          throw cannotParse(text, tag, ": not valid base64");
        }
        yield Value.string(packed);
      }
      default -> throw FunctionFailure.call("unsupported tag " + GoText.quoted(tag));
    };
  }

  private static FunctionFailure cannotParse(String text, String tag, String why) {
    return FunctionFailure.call(
        String.format(Locale.ROOT, "cannot parse %s as %s%s", GoText.quoted(text), tag, why));
  }

  /** The tag of a list or mapping, unless it is not the standard one. */
  static Optional<String> checked(Optional<String> tag, String expected, String what)
      throws FunctionFailure {
    if (tag.isPresent() && !tag.get().equals(TAGS + expected)) {
      throw FunctionFailure.call("can't interpret " + what + " as " + tag.get());
    }
    return tag;
  }
}
