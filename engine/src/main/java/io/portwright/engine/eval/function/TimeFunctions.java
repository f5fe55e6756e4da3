package io.portwright.engine.eval.function;

import static io.portwright.provider.value.Type.NUMBER;
import static io.portwright.provider.value.Type.STRING;

import io.portwright.provider.value.Value;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Times and dates. */
final class TimeFunctions {

  private TimeFunctions() {}

  static List<Function> all() {
    return List.of(formatdate(), plantimestamp(), timeadd(), timecmp(), timestamp());
  }

  private static Value text(Instant instant) {
    return Value.string(Timestamp.text(instant.atOffset(ZoneOffset.UTC)));
  }

  private static Function timestamp() {
    return Definition.named("timestamp")
        .returns(STRING)
        .does(call -> call.context().now().map(TimeFunctions::text).orElse(Value.unknown(STRING)));
  }

  private static Function plantimestamp() {
    return Definition.named("plantimestamp")
        .returns(STRING)
        .does(call -> text(call.context().planTime()));
  }

  private static Function timeadd() {
    return Definition.named("timeadd")
        .takes("timestamp", STRING)
        .takes("duration", STRING)
        .returns(STRING)
        .does(call -> {
          OffsetDateTime start = Timestamp.parse(call.text(0));
          return Value.string(Timestamp.text(start.plus(DurationText.parse(call.text(1)))));
        });
  }

  private static Function timecmp() {
    return Definition.named("timecmp")
        .takes("timestamp_a", STRING)
        .takes("timestamp_b", STRING)
        .returns(NUMBER)
        .does(call -> {
          Instant a = Timestamp.moment(call.text(0), 0);
          Instant b = Timestamp.moment(call.text(1), 1);
          return Value.number(Integer.signum(a.compareTo(b)));
        });
  }

  private static Function formatdate() {
    return Definition.named("formatdate")
        .takes("format", STRING)
        .takes("time", STRING)
        .returns(STRING)
        .does(call -> {
          OffsetDateTime time = Timestamp.parse(call.text(1), 1);
          return Value.string(DateFormat.format(call.text(0), time));
        });
  }
}
