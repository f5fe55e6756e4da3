package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Maintenance and outages of the network, around the sandbox's time. Answers are bare arrays, and
 * nobody has to log in: the official SDK sends no token here. Services of a caller are named by the
 * start of their uid.
 */
final class EventRoutes {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final List<String> MAINTENANCE =
      List.of("Completed", "Scheduled", "Cancelled", "Running");
  private static final List<String> OUTAGE = List.of("Ongoing", "Resolved");
  private static final int MOST_SERVICES = 5;

  private final Site site;

  EventRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.anybody("GET", "/ens/v1/status/maintenance", this::maintenance);
    router.anybody("GET", "/ens/v1/status/outage", this::outages);
  }

  private static Optional<String> state(Request request, List<String> known) {
    Optional<String> wanted = request.query("state").filter(text -> !text.isEmpty());
    if (wanted.isPresent() && known.stream().noneMatch(wanted.get()::equalsIgnoreCase)) {
      throw Refusal.invalid("state must be one of " + String.join(", ", known));
    }
    return wanted;
  }

  /** The midnight from which the times of all events are counted. */
  private Instant today() {
    return site.world().now().truncatedTo(ChronoUnit.DAYS);
  }

  private static String at(Instant time) {
    return TIME.format(time);
  }

  private Reply maintenance(Request request, Optional<Caller> caller) {
    Optional<String> wanted = state(request, MAINTENANCE);
    ArrayNode services = services(caller);
    ArrayNode events = Json.array();
    int number = 4100;
    for (String state : MAINTENANCE) {
      number++;
      if (wanted.filter(text -> !text.equalsIgnoreCase(state)).isEmpty()) {
        events.add(maintenance(state, "CSS-" + number, services));
      }
    }
    return Reply.plain(200, events);
  }

  private ObjectNode maintenance(String state, String id, ArrayNode services) {
    long days =
        switch (state) {
          case "Completed" -> -12;
          case "Scheduled" -> 9;
          case "Cancelled" -> -3;
          default -> 0;
        };
    Instant start = today().plus(Duration.ofDays(days));
    ObjectNode event = Json.object().put("eventId", id).put("state", state);
    event.put("startTime", at(start)).put("endTime", at(start.plus(Duration.ofHours(6))));
    event.put("impact", "Up to 15 minutes without traffic").put("purpose", "Software upgrade");
    event.put("cancelReason", state.equals("Cancelled") ? "Moved to another night" : "");
    event.put("eventType", state.equals("Running") ? "Emergency" : "Planned");
    return event.set("services", services);
  }

  private Reply outages(Request request, Optional<Caller> caller) {
    Optional<String> wanted = state(request, OUTAGE);
    ArrayNode events = Json.array();
    if (wanted.filter(text -> !text.equalsIgnoreCase("Resolved")).isEmpty()) {
      Instant start = today().minus(Duration.ofDays(20));
      ObjectNode event = events.addObject().put("outageId", "OUT-310").put("eventId", "CSS-3871");
      event.put("state", "Resolved").put("startTime", at(start));
      event.put("endTime", at(start.plus(Duration.ofMinutes(95)))).put("purpose", "Fibre cut");
      event.set("services", services(caller));
      event.put("rootCause", "Excavation works").put("resolution", "Fibre spliced");
      event.put("mitigationActions", "Second path for the span");
      event.put("createdBy", "Network operations").put("createdDate", at(start));
      event.put("updatedDate", at(start.plus(Duration.ofHours(3))));
      event.putArray("notices").add("Traffic has been restored.");
    }
    return Reply.plain(200, events);
  }

  private ArrayNode services(Optional<Caller> caller) {
    ArrayNode names = Json.array();
    if (caller.isEmpty()) {
      return names;
    }
    String company = caller.get().company().uid();
    site.world()
        .read(view ->
            view.all().stream()
                .filter(service -> service.companyUid().equals(company))
                .filter(service -> view.status(service).active())
                .map(Service::uid)
                .limit(MOST_SERVICES)
                .toList())
        .forEach(uid -> names.add(uid.substring(0, 8)));
    return names;
  }
}
