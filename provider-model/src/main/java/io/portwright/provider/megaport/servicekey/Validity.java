package io.portwright.provider.megaport.servicekey;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The time in which a key can be used: the attribute {@code valid_for}. */
final class Validity {

  static final String ATTRIBUTE = "valid_for";
  private static final String START = "start_time";
  private static final String END = "end_time";

  private Validity() {}

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(
          OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant());
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> instant(ObjectValue validity, String name) {
    return Fields.text(validity, name).flatMap(Validity::instant);
  }

  /** What is wrong with it as written, as far as it is known. */
  static List<AttributeProblem> problems(ObjectValue configuration) {
    Optional<ObjectValue> validity = Fields.object(configuration, ATTRIBUTE);
    if (validity.isEmpty()) {
      return List.of();
    }
    List<AttributeProblem> problems = new ArrayList<>();
    for (String name : List.of(START, END)) {
      Optional<String> text = Fields.text(validity.get(), name);
      if (text.isPresent() && instant(text.get()).isEmpty()) {
        problems.add(
            AttributeProblem.error(
                AttributePath.of(ATTRIBUTE, name),
                "Time not understood",
                "\"%s\" is no RFC 3339 time, such as 2030-01-31T00:00:00Z.".formatted(text.get())));
      }
    }
    Optional<Instant> start = instant(validity.get(), START);
    Optional<Instant> end = instant(validity.get(), END);
    if (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get())) {
      problems.add(
          AttributeProblem.error(
              AttributePath.of(ATTRIBUTE, END),
              "Time ends before it begins",
              "end_time must be later than start_time; the key could never be used."));
    }
    return problems;
  }

  /** {@code validFor} of a request, in milliseconds; empty when no time is set. */
  static Optional<Json.Obj> wire(ObjectValue key) {
    Optional<ObjectValue> validity = Fields.object(key, ATTRIBUTE);
    if (validity.isEmpty()) {
      return Optional.empty();
    }
    Json.Obj body =
        Json.EMPTY
            .withNumber("start", millis(validity.get(), START))
            .withNumber("end", millis(validity.get(), END));
    return body.isEmpty() ? Optional.empty() : Optional.of(body);
  }

  private static OptionalLong millis(ObjectValue validity, String name) {
    Optional<Instant> instant = instant(validity, name);
    return instant.isPresent()
        ? OptionalLong.of(instant.get().toEpochMilli())
        : OptionalLong.empty();
  }

  /** The attribute as it was read; a time that is the recorded one keeps its words. */
  static Value read(Json validFor, Value recorded, Type type) {
    OptionalLong start = validFor.whole("start");
    OptionalLong end = validFor.whole("end");
    if (start.isEmpty() && end.isEmpty()) {
      return Value.nullOf(type);
    }
    Value before = recorded instanceof ObjectValue object ? object : Value.NULL;
    return Value.object(Map.of(START, time(start, before, START), END, time(end, before, END)));
  }

  private static Value time(OptionalLong millis, Value recorded, String name) {
    if (millis.isEmpty()) {
      return Value.nullOf(Type.STRING);
    }
    Instant now = Instant.ofEpochMilli(millis.getAsLong());
    if (recorded instanceof ObjectValue object) {
      // the API keeps whole seconds
      Optional<Instant> before = instant(object, name);
      if (before.isPresent() && before.get().getEpochSecond() == now.getEpochSecond()) {
        return object.attribute(name);
      }
    }
    return Value.string(now.toString());
  }

  /** Whether two objects have the same time, however it is written. */
  static boolean isSame(ObjectValue a, ObjectValue b) {
    return wire(a).equals(wire(b));
  }
}
