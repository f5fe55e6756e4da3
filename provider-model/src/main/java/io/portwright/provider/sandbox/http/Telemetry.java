package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.catalogue.Catalogue;
import io.portwright.provider.sandbox.order.Host;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.ProductType;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.View;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Made-up traffic of a service, the same for the same service and time: a sample every 5 minutes,
 * from the time it went live until 10 minutes ago. Answers have no envelope.
 */
final class Telemetry {
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final Duration LATENESS = Duration.ofMinutes(10);
  private static final int MOST_DAYS = 180;
  private static final int MOST_SAMPLES = 2_016;
  private static final List<String> DIRECTIONS = List.of("IN", "OUT");

  /** What is measured, with its unit. */
  private enum Metric {
    BITS("Mbps", "Megabits per second"),
    A_BITS("Mbps", "Megabits per second"),
    B_BITS("Mbps", "Megabits per second"),
    PACKETS("pps", "Packets per second"),
    A_PACKETS("pps", "Packets per second"),
    B_PACKETS("pps", "Packets per second"),
    ERRORS("eps", "Errors per second"),
    OPTICAL("dBm", "Decibel-milliwatts"),
    SPEED("Mbps", "Megabits per second");

    private final String unit;
    private final String fullUnit;

    Metric(String unit, String fullUnit) {
      this.unit = unit;
      this.fullUnit = fullUnit;
    }
  }

  private final View view;
  private final Catalogue catalogue;

  Telemetry(View view, Catalogue catalogue) {
    this.view = view;
    this.catalogue = catalogue;
  }

  /** Metrics of each kind of product, by its name. */
  static ObjectNode kinds() {
    ObjectNode kinds = Json.object();
    for (ProductType type : ProductType.values()) {
      ArrayNode names = kinds.putArray(type.name());
      metrics(type).forEach(metric -> names.add(metric.name()));
    }
    return kinds;
  }

  private static List<Metric> metrics(ProductType type) {
    if (type == ProductType.MEGAPORT) {
      return List.of(Metric.BITS, Metric.PACKETS, Metric.ERRORS, Metric.OPTICAL, Metric.SPEED);
    }
    return type == ProductType.VXC
        ? List.of(Metric.A_BITS, Metric.B_BITS, Metric.A_PACKETS, Metric.B_PACKETS, Metric.SPEED)
        : List.of(Metric.BITS, Metric.PACKETS, Metric.ERRORS, Metric.SPEED);
  }

  /** The answer for the metrics and the time that the query names. */
  ObjectNode answer(Service service, Request request) {
    Instant to = number(request, "to").map(Instant::ofEpochMilli).orElse(view.now());
    Instant from =
        number(request, "from")
            .map(Instant::ofEpochMilli)
            .orElseGet(() -> to.minus(Duration.ofDays(days(request))));
    if (!from.isBefore(to) || from.isBefore(to.minus(Duration.ofDays(MOST_DAYS)))) {
      throw Refusal.invalid("from must be at most " + MOST_DAYS + " days before to");
    }
    ObjectNode answer = Json.object().put("serviceUid", service.uid());
    answer.put("type", service.type().name());
    answer.putObject("timeFrame").put("from", from.toEpochMilli()).put("to", to.toEpochMilli());
    ArrayNode data = answer.putArray("data");
    List<String> wanted = request.queryAll("type");
    refuseUnknown(wanted);
    for (Metric metric : metrics(service.type())) {
      if (wanted.isEmpty() || wanted.contains(metric.name())) {
        DIRECTIONS.forEach(direction -> data.add(series(service, metric, direction, from, to)));
      }
    }
    return answer;
  }

  private static void refuseUnknown(List<String> wanted) {
    for (String name : wanted) {
      if (List.of(Metric.values()).stream().noneMatch(metric -> metric.name().equals(name))) {
        throw Refusal.invalid("type " + name + " is not known");
      }
    }
  }

  private static Optional<Long> number(Request request, String key) {
    return request
        .query(key)
        .map(text -> {
          if (!text.matches("\\d{1,15}")) {
            throw Refusal.invalid(key + " must be a whole number");
          }
          return Long.valueOf(text);
        });
  }

  private static long days(Request request) {
    long days = number(request, "days").orElse(1L);
    if (days < 1 || days > MOST_DAYS) {
      throw Refusal.invalid("days must be 1 to " + MOST_DAYS);
    }
    return days;
  }

  private ObjectNode series(
      Service service, Metric metric, String direction, Instant from, Instant to) {
    ObjectNode series = Json.object().put("type", metric.name()).put("subtype", direction);
    ArrayNode samples = series.putArray("samples");
    long wide = Duration.between(from, to).dividedBy(MOST_SAMPLES).toMillis();
    long step = Math.max(1, (wide + STEP.toMillis() - 1) / STEP.toMillis()) * STEP.toMillis();
    long last = Math.min(to.toEpochMilli(), view.now().minus(LATENESS).toEpochMilli());
    Optional<Instant> live = service.life().live();
    if (live.isPresent()) {
      long first = Math.max(from.toEpochMilli(), live.get().toEpochMilli());
      for (long at = (first + step - 1) / step * step; at <= last; at += step) {
        samples.addArray().add(at).add(value(service, metric, direction, at));
      }
    }
    ObjectNode unit = series.putObject("unit").put("name", metric.unit);
    unit.put("fullName", metric.fullUnit);
    return series;
  }

  private BigDecimal value(Service service, Metric metric, String direction, long at) {
    double share = share(service.id() * 31L + direction.hashCode(), at);
    double value =
        switch (metric) {
          case BITS, A_BITS, B_BITS -> share * speed(service);
          case PACKETS, A_PACKETS, B_PACKETS -> share * speed(service) * 125;
          case ERRORS -> 0;
          case OPTICAL -> -2 - share;
          case SPEED -> speed(service);
        };
    return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
  }

  /** A fraction of the speed, 0.1 to 0.5, that looks random. */
  private static double share(long seed, long at) {
    long mixed = (seed ^ at / STEP.toMillis()) * 0x9E3779B97F4A7C15L;
    return 0.1 + 0.4 * (mixed >>> 40) / (1 << 24);
  }

  private int speed(Service service) {
    return service.kind() instanceof Kind.Connection vxc
        ? vxc.rate()
        : Host.find(view, catalogue, service.uid()).map(Host::interfaceSpeed).orElse(1_000);
  }
}
