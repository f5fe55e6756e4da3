package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Session.at;
import static io.portwright.provider.megaport.Session.with;
import static io.portwright.provider.megaport.Session.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.spi.Account.Goal;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Progress;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.ResourceType.Planned;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NAT gateways, their filters and lists over the sandbox: lives, lost answers, checks. */
class NatGatewayTest {

  private static final String TYPE = "megaport_nat_gateway";
  private static final String FILTER = "megaport_nat_gateway_packet_filter";
  private static final String LIST = "megaport_nat_gateway_prefix_list";
  private static final String ALL = "/v3/products/nat_gateways";

  private static final Map<String, Object> GATEWAY =
      Map.of(
          "product_name", "nat",
          "location_id", 5,
          "speed", 1000,
          "session_count", 250000,
          "contract_term_months", 1,
          "diversity_zone", "red",
          "resource_tags", Map.of("env", "prod"));

  private final Session session = new Session();

  @AfterEach
  void close() {
    session.close();
  }

  private void isSettled(String type, ObjectValue state, Map<String, ?> written) {
    ObjectValue read = session.read(type, state);
    assertThat(read).isEqualTo(state);
    assertThat(session.plan(type, Optional.of(read), written).after()).isEqualTo(read);
  }

  private long sent(String start) {
    return session.trace.stream().filter(line -> line.startsWith("-> " + start)).count();
  }

  // ---- gateways ----

  @Test
  void goesThroughItsLife() {
    ObjectValue gateway = session.create(TYPE, GATEWAY);
    assertThat(at(gateway, "provisioning_status").asString()).isIn("LIVE", "CONFIGURED");
    isSettled(TYPE, gateway, GATEWAY);
    Map<String, Object> changed =
        with(with(GATEWAY, "product_name", "nat-b"), "resource_tags", Map.of("env", "test"));
    ObjectValue after = session.update(TYPE, gateway, changed);
    assertThat(at(after, "product_uid")).isEqualTo(at(gateway, "product_uid"));
    isSettled(TYPE, after, changed);
    ObjectValue bare = session.update(TYPE, after, without(changed, "resource_tags"));
    assertThat(at(session.read(TYPE, bare), "resource_tags").isNull()).isTrue();
    assertThat(
            String.join(
                "\n", session.trace.subList(session.trace.size() - 12, session.trace.size())))
        .contains("portwright-intent");
    session.end(TYPE, bare);
    session.account.refresh();
    assertThat(session.account.read(TYPE, bare)).isInstanceOf(Reading.Gone.class);
    assertThat(session.server.control().liveServices()).isEmpty();
  }

  @Test
  void importBringsEverything() {
    ObjectValue gateway = session.create(TYPE, GATEWAY);
    ObjectValue imported =
        session.read(TYPE, session.type(TYPE).named(at(gateway, "product_uid").asString()));
    assertThat(imported).isEqualTo(session.read(TYPE, gateway));
    assertThat(session.plan(TYPE, Optional.of(imported), GATEWAY).after()).isEqualTo(imported);
  }

  @Test
  void manyGatewaysAreReadWithOneCall() {
    ObjectValue a = session.create(TYPE, GATEWAY);
    ObjectValue b = session.create(TYPE, with(GATEWAY, "product_name", "other"));
    session.server.control().clearRequests();
    session.account.refresh();
    var _ = session.account.read(TYPE, a);
    var _ = session.account.read(TYPE, b);
    assertThat(session.requests("GET", ALL)).isEqualTo(1);
  }

  @Test
  void readErrorDropsNothing() {
    ObjectValue gateway = session.create(TYPE, GATEWAY);
    session
        .server
        .control()
        .inject(Fault.always("GET", ALL, new Fault.Answer(503, "Unavailable", 0)));
    session.account.refresh();
    assertThat(session.account.read(TYPE, gateway)).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void whatAnOrderFixesReplaces() {
    ObjectValue gateway = session.create(TYPE, GATEWAY);
    Planned planned =
        session.plan(
            TYPE,
            Optional.of(gateway),
            with(with(GATEWAY, "speed", 2000), "diversity_zone", "blue"));
    assertThat(planned.replaceBecause())
        .containsExactlyInAnyOrder(AttributePath.of("speed"), AttributePath.of("diversity_zone"));
  }

  private Outcome ordered() {
    return session.order(TYPE, session.plan(TYPE, Optional.empty(), GATEWAY).after());
  }

  @Test
  void lostAnswerToADesignIsUnclear() {
    session.server.control().inject(Fault.once("POST", ALL, new Fault.DropAfter()));
    assertThat(ordered()).isInstanceOf(Outcome.Unclear.class);
    assertThat(sent("POST " + ALL)).isEqualTo(1);
    assertThat(sent("POST /v3/networkdesign/buy")).isZero();
  }

  @ParameterizedTest(name = "the order of a design answered by {0} is sent {1} times")
  @CsvSource({"after, 1", "before, 2"})
  void lostAnswerToTheOrderOfADesignIsLookedAt(String when, int times) {
    session
        .server
        .control()
        .inject(
            Fault.once(
                "POST",
                "/networkdesign/buy",
                when.equals("after") ? new Fault.DropAfter() : new Fault.DropBefore()));
    Outcome outcome = ordered();
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    ObjectValue state = session.settled(TYPE, ((Outcome.Accepted) outcome).state(), Goal.CREATED);
    assertThat(at(state, "provisioning_status").asString()).isIn("LIVE", "CONFIGURED");
    assertThat(sent("POST /v3/networkdesign/buy")).isEqualTo(times);
    assertThat(session.server.control().liveServices()).hasSize(1);
  }

  @Test
  void designWhoseOrderStaysUnclearIsOrderedByTheNextPlan() {
    session
        .server
        .control()
        .inject(
            Fault.always("POST", "/networkdesign/buy", new Fault.Answer(503, "Unavailable", 0)));
    Outcome.Accepted accepted = (Outcome.Accepted) ordered();
    session.account.refresh();
    Progress progress = session.account.progress(TYPE, accepted.state(), Goal.CREATED);
    assertThat(progress).isInstanceOf(Progress.WaitingForOthers.class);
    ObjectValue design = session.read(TYPE, ((Progress.WaitingForOthers) progress).state());
    assertThat(at(design, "provisioning_status")).isEqualTo(Value.string("DESIGN"));

    session.server.control().clearFaults();
    Planned planned = session.plan(TYPE, Optional.of(design), GATEWAY);
    assertThat(planned.replaceBecause()).isEmpty();
    assertThat(planned.problems())
        .extracting(AttributeProblem::summary)
        .containsExactly("NAT gateway is still a design");
    Action.Order order =
        (Action.Order)
            session.account.update(TYPE, design, planned.after(), "f").value().orElseThrow();
    Outcome.Accepted bought =
        (Outcome.Accepted)
            session
                .account
                .send(List.of(order), SendWindow.open(Duration.ofSeconds(20), Clock.systemUTC()))
                .getFirst();
    ObjectValue live = session.settled(TYPE, bought.state(), Goal.UPDATED);
    assertThat(at(live, "product_uid")).isEqualTo(at(design, "product_uid"));
    assertThat(sent("POST " + ALL)).isEqualTo(1);
    isSettled(TYPE, live, GATEWAY);
  }

  @Test
  void refusedOrderRemovesItsDesign() {
    session
        .server
        .control()
        .inject(
            Fault.once(
                "POST", "/networkdesign/buy", new Fault.Answer(400, "Validation failed", 0)));
    assertThat(ordered()).isInstanceOf(Outcome.Refused.class);
    assertThat(sent("DELETE " + ALL)).isEqualTo(1);
    assertThat(session.server.control().liveServices()).isEmpty();
  }

  @Test
  void sessionsAreRead() {
    ObjectValue data = session.data("megaport_nat_gateway_sessions", Map.of());
    assertThat(at(data, "sessions").parts()).isNotEmpty();
    assertThat(at(data, "sessions").toString()).contains("250000");
  }

  private String body(String type, Map<String, ?> written) {
    ObjectValue planned = session.plan(type, Optional.empty(), written).after();
    return ((Action.Order) session.account.create(type, planned, "f").value().orElseThrow()).body();
  }

  @Test
  void bodiesAreAsTheContractHasThem() {
    assertThat(body(TYPE, GATEWAY))
        .isEqualTo(
            "{\"autoRenewTerm\":false,\"config\":{\"asn\":0,\"bgpShutdownDefault\":false,"
                + "\"diversityZone\":\"red\",\"sessionCount\":250000},\"locationId\":5,"
                + "\"productName\":\"nat\",\"resourceTags\":[{\"key\":\"env\",\"value\":\"prod\"},"
                + "{\"key\":\"portwright-intent\",\"value\":\"f\"}],\"speed\":1000,\"term\":1}");
    assertThat(body(FILTER, filter(Value.string("g"))))
        .isEqualTo(
            "{\"description\":\"web\",\"entries\":[{\"action\":\"permit\","
                + "\"destinationAddress\":\"10.0.0.0/8\",\"destinationPorts\":\"443\","
                + "\"ipProtocol\":6,\"sourceAddress\":\"0.0.0.0/0\"},{\"action\":\"deny\","
                + "\"destinationAddress\":\"0.0.0.0/0\",\"sourceAddress\":\"0.0.0.0/0\"}]}");
    assertThat(body(LIST, list(Value.string("g"))))
        .isEqualTo(
            "{\"addressFamily\":\"IPv4\",\"description\":\"inside\",\"entries\":["
                + "{\"action\":\"permit\",\"ge\":\"8\",\"le\":\"24\",\"prefix\":\"10.0.0.0/8\"},"
                + "{\"action\":\"deny\",\"prefix\":\"0.0.0.0/0\"}]}");
  }

  // ---- filters and lists ----

  private static Map<String, Object> filter(Value gateway) {
    return Map.of(
        "nat_gateway_product_uid",
        gateway,
        "description",
        "web",
        "entries",
        List.of(
            Map.of(
                "action", "permit",
                "source_address", "0.0.0.0/0",
                "destination_address", "10.0.0.0/8",
                "destination_ports", "443",
                "ip_protocol", 6),
            Map.of(
                "action", "deny",
                "source_address", "0.0.0.0/0",
                "destination_address", "0.0.0.0/0")));
  }

  private static Map<String, Object> list(Value gateway) {
    return Map.of(
        "nat_gateway_product_uid",
        gateway,
        "description",
        "inside",
        "address_family",
        "IPv4",
        "entries",
        List.of(
            Map.of("action", "permit", "prefix", "10.0.0.0/8", "ge", 8, "le", 24),
            Map.of("action", "deny", "prefix", "0.0.0.0/0")));
  }

  private void cycles(String type, Map<String, Object> written) {
    ObjectValue made = session.create(type, written);
    isSettled(type, made, written);
    String name =
        at(made, "nat_gateway_product_uid").asString()
            + ":"
            + at(made, "id").asNumber().asLongExact().orElseThrow();
    ObjectValue imported = session.read(type, session.type(type).named(name));
    assertThat(at(imported, "id")).isEqualTo(at(made, "id"));
    Map<String, Object> changed = with(written, "description", "renamed");
    ObjectValue after = session.update(type, made, changed);
    isSettled(type, after, changed);
    session.end(type, after);
    assertThat(session.account.read(type, after)).isInstanceOf(Reading.Gone.class);
  }

  @Test
  void filterAndListGoThroughTheirLives() {
    Value gateway = at(session.create(TYPE, GATEWAY), "product_uid");
    cycles(FILTER, filter(gateway));
    cycles(LIST, list(gateway));
  }

  @ParameterizedTest
  @CsvSource({"packet_filters", "prefix_lists"})
  void lostAnswerOfAFilterOrListIsUnclear(String path) {
    Value gateway = at(session.create(TYPE, GATEWAY), "product_uid");
    session.server.control().inject(Fault.once("POST", path, new Fault.DropAfter()));
    boolean packets = path.equals("packet_filters");
    String type = packets ? FILTER : LIST;
    ObjectValue planned =
        session.plan(type, Optional.empty(), packets ? filter(gateway) : list(gateway)).after();
    assertThat(session.order(type, planned)).isInstanceOf(Outcome.Unclear.class);
    assertThat(sent("POST " + ALL + "/" + gateway.asString())).isEqualTo(1);
  }

  @Test
  void vxcUsesFilterByNumberAndListByDescription() {
    Value gateway = at(session.create(TYPE, GATEWAY), "product_uid");
    Value port = at(session.create("megaport_port", Samples.PORT), "product_uid");
    ObjectValue filter = session.create(FILTER, filter(gateway));
    ObjectValue list = session.create(LIST, list(gateway));
    Map<String, Object> face =
        Map.of(
            "ip_addresses",
            List.of("10.1.0.1/30"),
            "packet_filter_in",
            at(filter, "id"),
            "bgp_connections",
            List.of(
                Map.of(
                    "peer_asn", 64555,
                    "local_ip_address", "10.1.0.1",
                    "peer_ip_address", "10.1.0.2",
                    "import_whitelist", "inside")));
    Map<String, Object> written =
        with(
            Samples.vxc(
                Map.of("requested_product_uid", gateway), Map.of("requested_product_uid", port)),
            "a_end_partner_config",
            Map.of("partner", "vrouter", "vrouter_config", Map.of("interfaces", List.of(face))));
    ObjectValue vxc = session.create("megaport_vxc", written);
    assertThat(String.join("\n", session.trace))
        .contains("\"importWhitelist\":" + at(list, "id").asNumber().asLongExact().orElseThrow());
    Outcome inUse = session.account.end(new Action.End(LIST, list));
    assertThat(((Outcome.Refused) inUse).why().detail()).contains("409").contains("end the VXC");
    session.end("megaport_vxc", vxc);
    session.end(LIST, list);
    session.end(FILTER, filter);
  }

  private List<String> problems(String type, Map<String, ?> written) {
    return session.type(type).validate(Written.of(session.type(type).schema(), written)).stream()
        .map(AttributeProblem::summary)
        .toList();
  }

  @ParameterizedTest(name = "{0} to {1}, ports {2}, protocol {3}: {4}")
  @CsvSource({
    "10.0.0.0/8, 10.0.0.0/8, 443,       6, ",
    "10.0.0.0/8, 10.0.0.0/8, 1000-2000, 0, ",
    "10.0.0.1,   10.0.0.0/8, 443,       6, Address not understood",
    "10.0.0.0/8, ::/0,       443,       6, Addresses of two families",
    "10.0.0.0/8, 10.0.0.0/8, 70000,     6, Ports not understood",
    "10.0.0.0/8, 10.0.0.0/8, 9-3,       6, Ports not understood",
    "10.0.0.0/8, 10.0.0.0/8, 443,       1, Protocol without ports",
  })
  void rulesOfFilters(String from, String to, String ports, int protocol, String problem) {
    Map<String, Object> entry =
        Map.of(
            "action", "permit",
            "source_address", from,
            "destination_address", to,
            "source_ports", ports,
            "ip_protocol", protocol);
    assertThat(problems(FILTER, with(filter(Value.string("g")), "entries", List.of(entry))))
        .isEqualTo(problem == null ? List.of() : List.of(problem));
  }

  @ParameterizedTest(name = "{0} ge {1} le {2}: {3}")
  @CsvSource({
    "10.0.0.0/8,  0,  0, ",
    "10.0.0.0/8,  9, 24, ",
    "10.0.0.1/8,  0,  0, Prefix is not in its canonical form",
    "10.0.0.0/33, 0,  0, Prefix is not in its canonical form",
    "::/0,        0,  0, Prefix of another address family",
    "10.0.0.0/8,  7,  0, Prefix lengths out of order",
    "10.0.0.0/8, 24, 16, Prefix lengths out of order",
    "10.0.0.0/8,  0, 64, Prefix lengths out of order",
  })
  void rulesOfLists(String prefix, int ge, int le, String problem) {
    Map<String, Object> entry = Map.of("action", "permit", "prefix", prefix, "ge", ge, "le", le);
    assertThat(problems(LIST, with(list(Value.string("g")), "entries", List.of(entry))))
        .isEqualTo(problem == null ? List.of() : List.of(problem));
  }
}
