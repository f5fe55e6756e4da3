package io.portwright.provider.schema;

import io.portwright.provider.value.BigFloat;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The kinds of checks that schemas use. */
public final class Validators {

  private Validators() {}

  /** One of a closed list of strings or numbers. */
  public static Validator oneOf(List<Value> allowed) {
    String list = list(allowed);
    return rule(
        "one of " + list,
        value -> allowed.contains(value.unmarkedDeep()),
        value -> "The value must be one of " + list + ", but it is " + shown(value) + ".");
  }

  /** Anything but some values. */
  public static Validator noneOf(List<Value> refused) {
    String list = list(refused);
    return rule(
        "not " + list,
        value -> !refused.contains(value.unmarkedDeep()),
        value -> "The value must not be " + list + ".");
  }

  /** A number between two closed ends. */
  public static Validator range(OptionalLong min, OptionalLong max) {
    String bounds = bounds(min, max);
    return rule(
        bounds,
        value -> within(value.asNumber(), min, max),
        value -> "The value must be " + bounds + ", but it is " + shown(value) + ".");
  }

  /** A string of so many characters. */
  public static Validator length(OptionalLong min, OptionalLong max) {
    String bounds = bounds(min, max) + " characters long";
    return rule(
        bounds,
        value -> within(BigFloat.of(characters(value)), min, max),
        value -> "The text must be " + bounds + ", but it has " + characters(value) + ".");
  }

  /** A collection of so many elements. */
  public static Validator size(OptionalLong min, OptionalLong max) {
    String bounds = bounds(min, max) + " elements long";
    return rule(
        bounds,
        value -> within(BigFloat.of(value.parts().size()), min, max),
        value -> "The collection must be " + bounds + ", but it has " + value.parts().size() + ".");
  }

  /** A whole number that fits 64 bits. */
  public static Validator wholeNumber() {
    return rule(
        "a whole number",
        value -> value.asNumber().asLongExact().isPresent(),
        value -> "The value must be a whole number, but it is " + shown(value) + ".");
  }

  /** A list of whole numbers. */
  public static Validator wholeNumbers() {
    return rule(
        "whole numbers",
        value ->
            value.parts().stream()
                .allMatch(part -> part.isNull() || part.asNumber().asLongExact().isPresent()),
        _ -> "Every element must be a whole number.");
  }

  private interface Test {
    boolean holds(Value value);
  }

  private interface Message {
    String of(Value value);
  }

  private static Validator rule(String rule, Test test, Message message) {
    return new Validator() {
      @Override
      public Optional<String> problem(Value value) {
        return test.holds(value) ? Optional.empty() : Optional.of(message.of(value));
      }

      @Override
      public String rule() {
        return rule;
      }
    };
  }

  private static boolean within(BigFloat number, OptionalLong min, OptionalLong max) {
    boolean low = min.isPresent() && number.compareTo(BigFloat.of(min.getAsLong())) < 0;
    boolean high = max.isPresent() && number.compareTo(BigFloat.of(max.getAsLong())) > 0;
    return !low && !high;
  }

  private static int characters(Value value) {
    String text = value.asString();
    return text.codePointCount(0, text.length());
  }

  private static String bounds(OptionalLong min, OptionalLong max) {
    if (min.isEmpty()) {
      return "at most " + max.orElseThrow();
    }
    return max.isEmpty()
        ? "at least " + min.getAsLong()
        : "between " + min.getAsLong() + " and " + max.getAsLong();
  }

  private static String list(List<Value> values) {
    return values.stream().map(Validators::shown).collect(Collectors.joining(", "));
  }

  private static String shown(Value value) {
    return value.toString();
  }
}
