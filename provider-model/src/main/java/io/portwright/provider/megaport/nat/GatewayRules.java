package io.portwright.provider.megaport.nat;

import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.product.AsNumbers;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.rules.RuleBook;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Review;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/** What is wrong with a NAT gateway, by itself and in the account. */
final class GatewayRules {

  private GatewayRules() {}

  static List<AttributeProblem> problems(ObjectValue gateway) {
    return AsNumbers.problem(gateway, "Remove asn to get the service's own.").stream().toList();
  }

  static List<Finding> findings(Endpoints endpoints, Review.Item item) {
    if (item.after().isEmpty()) {
      return List.of();
    }
    ObjectValue after = item.after().get();
    boolean touched =
        item.before().isEmpty()
            || item.step() == Review.Step.REPLACE
            || Fields.differ(item.before().get(), after, "speed")
            || Fields.differ(item.before().get(), after, "session_count");
    OptionalLong speed = Fields.whole(after, "speed");
    if (!touched || speed.isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    sessions(endpoints, speed.getAsLong(), Fields.whole(after, "session_count"), item)
        .ifPresent(findings::add);
    OptionalLong location = Fields.whole(after, "location_id");
    if (location.isPresent() && findings.isEmpty()) {
      place(endpoints, location.getAsLong(), speed.getAsLong(), item).ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Finding> sessions(
      Endpoints endpoints, long speed, OptionalLong wanted, Review.Item item) {
    if (!(endpoints.shared(Gateways.ALL + "/sessions") instanceof Reply.Ok ok)) {
      return Optional.empty();
    }
    TreeSet<Long> speeds = new TreeSet<>();
    TreeSet<Long> counts = new TreeSet<>();
    for (Json row : ok.data().items()) {
      OptionalLong one = row.whole("speedMbps");
      one.ifPresent(speeds::add);
      if (one.equals(OptionalLong.of(speed))) {
        row.at("sessionCount").items().forEach(c -> c.whole().ifPresent(counts::add));
      }
    }
    if (speeds.isEmpty()) {
      return Optional.empty();
    }
    if (!speeds.contains(speed)) {
      return Optional.of(
          finding(
              "NAT-1",
              "speed",
              Map.of("speed", String.valueOf(speed), "offered", joined(speeds)),
              item));
    }
    return wanted.isEmpty() || counts.contains(wanted.getAsLong())
        ? Optional.empty()
        : Optional.of(
            finding(
                "NAT-5",
                "session_count",
                Map.of(
                    "speed", String.valueOf(speed),
                    "count", String.valueOf(wanted.getAsLong()),
                    "offered", joined(counts)),
                item));
  }

  private static Optional<Finding> place(
      Endpoints endpoints, long id, long speed, Review.Item item) {
    Optional<Json> location = endpoints.lookups().location(id);
    if (location.isEmpty()) {
      return Optional.of(finding("NAT-2", "location_id", Map.of("id", String.valueOf(id)), item));
    }
    Optional<String> zone =
        item.after()
            .flatMap(after -> Fields.text(after, "diversity_zone"))
            .filter(text -> !text.isEmpty());
    Json zones = location.get().at("diversityZones");
    TreeSet<Long> offered = new TreeSet<>();
    for (Json one : zone.isPresent() ? List.of(zones.at(zone.get())) : zones.entries().values()) {
      one.at("natGatewaySpeedMbps").items().forEach(s -> s.whole().ifPresent(offered::add));
    }
    return offered.contains(speed)
        ? Optional.empty()
        : Optional.of(
            finding(
                "NAT-3",
                "speed",
                Map.of(
                    "location", location.get().textOr("name", "The location"),
                    "speed", String.valueOf(speed),
                    "zone", zone.map(z -> " in zone \"" + z + "\"").orElse(""),
                    "offered", offered.isEmpty() ? "none" : joined(offered) + " Mbps"),
                item));
  }

  private static String joined(TreeSet<Long> numbers) {
    return String.join(", ", numbers.stream().map(String::valueOf).toList());
  }

  private static Finding finding(
      String rule, String attribute, Map<String, String> words, Review.Item item) {
    return RuleBook.shipped().finding(rule, item.address(), AttributePath.of(attribute), words);
  }
}
