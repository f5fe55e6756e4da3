package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Session.at;
import static io.portwright.provider.megaport.Session.with;
import static io.portwright.provider.megaport.Session.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.spi.ResourceType.PlanRequest;
import io.portwright.provider.spi.ResourceType.Planned;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change of an attribute means, without any account. */
class PlanningTest {

  private final MegaportProvider provider =
      new MegaportProvider(
          new MegaportSettings(
              Map.of(),
              () -> {
                throw new AssertionError("planning needs no sandbox");
              },
              MegaportSettings.Mode.AS_CONFIGURED,
              Clock.systemUTC(),
              Optional.empty(),
              "test"));

  private static final Map<String, Object> VXC =
      Map.of(
          "product_name",
          "a-to-b",
          "rate_limit",
          500,
          "contract_term_months",
          1,
          "a_end",
          Map.of("requested_product_uid", "uid-a", "ordered_vlan", 100),
          "b_end",
          Map.of("requested_product_uid", "uid-b"));

  private static Map<String, Object> sample(String type) {
    return switch (type) {
      case "megaport_port" -> Samples.PORT;
      case "megaport_lag_port" -> Samples.LAG;
      case "megaport_mcr" -> Samples.MCR;
      case "megaport_mve" -> Samples.MVE;
      default -> VXC;
    };
  }

  private ResourceType type(String name) {
    return provider.resourceType(name).orElseThrow();
  }

  private Planned plan(String type, Optional<ObjectValue> prior, Map<String, ?> written) {
    ObjectValue configuration = Written.of(type(type).schema(), written);
    return type(type).plan(new PlanRequest(prior, configuration));
  }

  /** A live object: the plan of its creation, with something for all that is unknown. */
  private ObjectValue live(String type, Map<String, ?> written) {
    ObjectValue planned = plan(type, Optional.empty(), written).after();
    ObjectValue live =
        ((ObjectValue) filled(planned)).with("provisioning_status", Value.string("LIVE"));
    return type.equals("megaport_lag_port")
        ? live.with("lag_port_uids", texts("known", "second", "third"))
        : live;
  }

  private static Value texts(String... texts) {
    return Value.list(Type.STRING, Stream.of(texts).map(Value::string).toList());
  }

  private static Value filled(Value value) {
    if (value.isKnown()) {
      return value.mapParts(PlanningTest::filled);
    }
    return switch (value.type()) {
      case Type.Primitive p ->
          switch (p) {
            case STRING, DYNAMIC -> Value.string("known");
            case NUMBER -> Value.number(7);
            case BOOL -> Value.FALSE;
          };
      case Type.ListOf list -> Value.list(list.element(), List.of());
      default -> Value.nullOf(value.type());
    };
  }

  @ParameterizedTest(name = "{0}: {1} -> {2} is {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          megaport_port     | product_name           | other  | UPDATE
          megaport_port     | contract_term_months   | 24     | UPDATE
          megaport_port     | cost_centre            | other  | UPDATE
          megaport_port     | marketplace_visibility | true   | UPDATE
          megaport_port     | promo_code             | SPRING | UPDATE
          megaport_port     | port_speed             | 1000   | REPLACE
          megaport_port     | location_id            | 5      | REPLACE
          megaport_port     | diversity_zone         | blue   | REPLACE
          megaport_lag_port | product_name           | other  | UPDATE
          megaport_lag_port | port_speed             | 100000 | REPLACE
          megaport_lag_port | location_id            | 5      | REPLACE
          megaport_mcr      | asn                    | 64600  | UPDATE
          megaport_mcr      | product_name           | other  | UPDATE
          megaport_mcr      | port_speed             | 1000   | REPLACE
          megaport_mcr      | location_id            | 5      | REPLACE
          megaport_mcr      | diversity_zone         | blue   | REPLACE
          megaport_mve      | product_name           | other  | UPDATE
          megaport_mve      | cost_centre            | other  | UPDATE
          megaport_mve      | location_id            | 3      | REPLACE
          megaport_mve      | diversity_zone         | blue   | REPLACE
          megaport_vxc      | product_name           | other  | UPDATE
          megaport_vxc      | rate_limit             | 1000   | UPDATE
          megaport_vxc      | contract_term_months   | 12     | UPDATE
          megaport_vxc      | shutdown               | true   | UPDATE
          megaport_vxc      | cost_centre            | other  | UPDATE
          megaport_vxc      | service_key            | k-1    | REPLACE
          """)
  void changeOfAnAttribute(String type, String attribute, String value, String expected) {
    ObjectValue prior = live(type, sample(type));
    Planned planned =
        plan(
            type, Optional.of(prior), with(sample(type), attribute, typed(type, attribute, value)));
    assertThat(planned.replaceBecause().isEmpty() ? "UPDATE" : "REPLACE").isEqualTo(expected);
    assertThat(planned.after()).isNotEqualTo(prior);
    if (expected.equals("REPLACE")) {
      assertThat(planned.replaceBecause()).containsExactly(AttributePath.of(attribute));
      assertThat(at(planned.after(), "product_uid").isKnown()).isFalse();
    } else {
      assertThat(at(planned.after(), "product_uid")).isEqualTo(at(prior, "product_uid"));
    }
  }

  private Object typed(String type, String attribute, String value) {
    Type of = type(type).schema().attribute(attribute).orElseThrow().type();
    if (of.equals(Type.NUMBER)) {
      return Integer.valueOf(value);
    }
    return of.equals(Type.BOOL) ? Boolean.valueOf(value) : value;
  }

  @ParameterizedTest
  @CsvSource({"megaport_port", "megaport_lag_port", "megaport_mcr", "megaport_mve", "megaport_vxc"})
  void planOfWhatIsThereChangesNothing(String type) {
    ObjectValue prior = live(type, sample(type));
    assertThat(plan(type, Optional.of(prior), sample(type)).after()).isSameAs(prior);
  }

  @ParameterizedTest
  @CsvSource({"megaport_port", "megaport_lag_port", "megaport_mcr", "megaport_mve", "megaport_vxc"})
  void renamingLeavesNothingElseOpenButTheTimeOfTheUpdate(String type) {
    ObjectValue prior = live(type, sample(type));
    ObjectValue after =
        plan(type, Optional.of(prior), with(sample(type), "product_name", "other")).after();
    List<String> open =
        after.attributes().entrySet().stream()
            .filter(entry -> !entry.getValue().isWhollyKnown())
            .map(Map.Entry::getKey)
            .collect(Collectors.toList());
    assertThat(open).containsExactly("last_updated");
  }

  @Test
  void newTermOpensTheDatesOfTheContract() {
    ObjectValue prior = live("megaport_port", Samples.PORT);
    ObjectValue after =
        plan("megaport_port", Optional.of(prior), with(Samples.PORT, "contract_term_months", 36))
            .after();
    assertThat(at(after, "contract_end_date").isKnown()).isFalse();
    assertThat(at(after, "contract_start_date").isKnown()).isFalse();
  }

  @Test
  void removedCostCentreIsCleared() {
    ObjectValue prior = live("megaport_port", Samples.PORT);
    Planned planned =
        plan("megaport_port", Optional.of(prior), without(Samples.PORT, "cost_centre"));
    assertThat(at(planned.after(), "cost_centre").isNull()).isTrue();
    assertThat(planned.after()).isNotEqualTo(prior);
  }

  @Test
  void emptyTagMapMeansNoTags() {
    Map<String, Object> none = without(Samples.PORT, "resource_tags");
    Map<String, Object> empty = with(none, "resource_tags", Map.of());
    ObjectValue withoutTags = live("megaport_port", none);
    assertThat(plan("megaport_port", Optional.of(withoutTags), empty).after())
        .isSameAs(withoutTags);
    ObjectValue withEmpty = live("megaport_port", empty);
    assertThat(plan("megaport_port", Optional.of(withEmpty), none).after()).isSameAs(withEmpty);
  }

  @ParameterizedTest(name = "ordered_vlan {0} -> {1}")
  @CsvSource({"0,", ",0"})
  void automaticVlanHasTwoSpellings(String before, String after) {
    ObjectValue prior = live("megaport_vxc", withVlan(before));
    assertThat(plan("megaport_vxc", Optional.of(prior), withVlan(after)).after()).isSameAs(prior);
  }

  private static Map<String, Object> withVlan(String vlan) {
    Map<String, Object> end = new TreeMap<>(Map.of("requested_product_uid", "uid-a"));
    if (vlan != null) {
      end.put("ordered_vlan", Integer.valueOf(vlan));
    }
    return with(VXC, "a_end", end);
  }

  @Test
  void changedVlanOpensTheVlanOfThatEndOnly() {
    ObjectValue prior = live("megaport_vxc", VXC);
    ObjectValue after = plan("megaport_vxc", Optional.of(prior), withVlan("200")).after();
    assertThat(at(after, "a_end", "vlan").isKnown()).isFalse();
    assertThat(at(after, "b_end")).isEqualTo(at(prior, "b_end"));
    assertThat(at(after, "a_end", "product_name")).isEqualTo(at(prior, "a_end", "product_name"));
  }

  @Test
  void endMovesInPlaceAlsoToAProductThatIsNotThereYet() {
    ObjectValue prior = live("megaport_vxc", VXC);
    Map<String, Object> moved =
        with(VXC, "a_end", Map.of("requested_product_uid", Value.unknown(Type.STRING)));
    Planned planned = plan("megaport_vxc", Optional.of(prior), moved);
    assertThat(planned.replaceBecause()).isEmpty();
    assertThat(at(planned.after(), "a_end", "requested_product_uid").isKnown()).isFalse();
    assertThat(at(planned.after(), "a_end", "current_product_uid").isKnown()).isFalse();
  }

  private static Map<String, Object> cloud(String uid, String name) {
    return with(
        with(VXC, "b_end", Map.of("requested_product_uid", uid)),
        "b_end_partner_config",
        Samples.aws(name));
  }

  @Test
  void otherPortOfACloudProviderIsRecordedAndMovesNothing() {
    ObjectValue prior = live("megaport_vxc", cloud("uid-b", "vif"));
    Planned planned = plan("megaport_vxc", Optional.of(prior), cloud("uid-c", "vif"));
    assertThat(planned.replaceBecause()).isEmpty();
    assertThat(at(planned.after(), "b_end"))
        .isEqualTo(
            ((ObjectValue) at(prior, "b_end"))
                .with("requested_product_uid", Value.string("uid-c")));
  }

  @Test
  void changedCloudSettingsAreAReplacement() {
    ObjectValue prior = live("megaport_vxc", cloud("uid-b", "vif"));
    Planned planned = plan("megaport_vxc", Optional.of(prior), cloud("uid-b", "other"));
    assertThat(planned.replaceBecause()).containsExactly(AttributePath.of("b_end_partner_config"));
  }

  @Test
  void removedCloudSettingsLeaveTheLiveServiceAlone() {
    ObjectValue prior = live("megaport_vxc", cloud("uid-b", "vif"));
    Planned planned = plan("megaport_vxc", Optional.of(prior), VXC);
    assertThat(planned.replaceBecause()).isEmpty();
    assertThat(at(planned.after(), "b_end_partner_config").isNull()).isTrue();
  }

  @Test
  void otherPartnerIsAReplacement() {
    ObjectValue prior = live("megaport_vxc", cloud("uid-b", "vif"));
    Map<String, Object> other =
        with(cloud("uid-b", "vif"), "b_end_partner_config", Map.of("partner", "transit"));
    assertThat(plan("megaport_vxc", Optional.of(prior), other).replaceBecause())
        .containsExactly(AttributePath.of("b_end_partner_config"));
  }

  private static Map<String, Object> routed(Map<String, ?> session) {
    Map<String, Object> whole =
        new TreeMap<>(
            Map.of(
                "local_ip_address", "10.0.0.1", "peer_ip_address", "10.0.0.2", "peer_asn", 64512));
    whole.putAll(session);
    return with(
        VXC,
        "a_end_partner_config",
        Map.of(
            "partner",
            "vrouter",
            "vrouter_config",
            Map.of(
                "interfaces",
                List.of(
                    Map.of(
                        "ip_addresses", List.of("10.0.0.1/30"),
                        "bgp_connections", List.of(whole))))));
  }

  @Test
  void passwordThatIsLeftOutStaysAsItIs() {
    ObjectValue prior = live("megaport_vxc", routed(Map.of("password", "secret-key")));
    Planned left = plan("megaport_vxc", Optional.of(prior), routed(Map.of()));
    assertThat(left.after()).isSameAs(prior);
    assertThat(left.problems())
        .extracting(AttributeProblem::summary)
        .containsExactly("BGP password stays as it is");
    Planned changed = plan("megaport_vxc", Optional.of(prior), routed(Map.of("med_in", 5)));
    assertThat(changed.after().toString()).contains("secret-key");
    Planned cleared = plan("megaport_vxc", Optional.of(prior), routed(Map.of("password", "")));
    assertThat(cleared.after().toString()).doesNotContain("secret-key");
    assertThat(cleared.problems()).isEmpty();
  }

  @Test
  void importedCloudSettingsAreRecordedAndNothingElse() {
    ObjectValue prior = live("megaport_vxc", VXC);
    Planned planned = plan("megaport_vxc", Optional.of(prior), cloud("uid-b", "vif"));
    assertThat(planned.replaceBecause()).isEmpty();
    assertThat(planned.problems())
        .extracting(AttributeProblem::summary)
        .containsExactly("Partner settings only recorded");
  }

  @Test
  void lagGrowsInPlaceAndShrinksByReplacement() {
    ObjectValue prior = live("megaport_lag_port", Samples.LAG);
    Planned same = plan("megaport_lag_port", Optional.of(prior), Samples.LAG);
    assertThat(same.after()).isSameAs(prior);
    Planned more = plan("megaport_lag_port", Optional.of(prior), with(Samples.LAG, "lag_count", 4));
    assertThat(more.replaceBecause()).isEmpty();
    Planned less = plan("megaport_lag_port", Optional.of(prior), with(Samples.LAG, "lag_count", 2));
    assertThat(less.replaceBecause()).containsExactly(AttributePath.of("lag_count"));
  }

  @Test
  void caseOfVendorAndSizeIsNoDifference() {
    ObjectValue prior = live("megaport_mve", Samples.MVE);
    Map<String, Object> config = Samples.VENDOR;
    Map<String, Object> shouting =
        with(
            Samples.MVE,
            "vendor_config",
            with(with(config, "vendor", "ARUBA"), "product_size", "medium"));
    assertThat(plan("megaport_mve", Optional.of(prior), shouting).after()).isSameAs(prior);
    Planned other =
        plan(
            "megaport_mve",
            Optional.of(prior),
            with(Samples.MVE, "vendor_config", with(config, "product_size", "LARGE")));
    assertThat(other.replaceBecause()).containsExactly(AttributePath.of("vendor_config"));
  }

  @Test
  void vnicsAreRenamedInPlaceAndCountedForLife() {
    ObjectValue prior = live("megaport_mve", Samples.MVE);
    Map<String, Object> renamed =
        with(
            Samples.MVE,
            "vnics",
            List.of(Map.of("description", "Data"), Map.of("description", "Other")));
    assertThat(plan("megaport_mve", Optional.of(prior), renamed).replaceBecause()).isEmpty();
    Map<String, Object> fewer = with(Samples.MVE, "vnics", List.of(Map.of("description", "Data")));
    assertThat(plan("megaport_mve", Optional.of(prior), fewer).replaceBecause())
        .containsExactly(AttributePath.of("vnics"));
  }

  @ParameterizedTest(name = "{0} in the list, vendor {1}, size {2}: {3}")
  @CsvSource({
    "ARUBA, ARUBA, medium, UPDATE",
    "ARUBA, cisco, MEDIUM, REPLACE",
    "ARUBA, aruba, LARGE, REPLACE",
    "Palo Alto, palo_alto, MEDIUM, UPDATE",
    "PALO_ALTO, palo_alto, MEDIUM, UPDATE"
  })
  void afterAnImportVendorAndSizeAreCompared(
      String listed, String vendor, String size, String expected) {
    ObjectValue read =
        live("megaport_mve", Samples.MVE)
            .with("vendor", Value.string(listed))
            .with("mve_size", Value.string("MEDIUM"));
    ObjectValue imported =
        read.with("vendor_config", Value.nullOf(read.attribute("vendor_config").type()));
    Map<String, Object> config = with(with(Samples.VENDOR, "vendor", vendor), "product_size", size);
    Planned planned =
        plan("megaport_mve", Optional.of(imported), with(Samples.MVE, "vendor_config", config));
    assertThat(planned.replaceBecause().isEmpty() ? "UPDATE" : "REPLACE").isEqualTo(expected);
  }

  @Test
  void passwordsThatAreWriteOnlyAreNeverPlanned() {
    Map<String, Object> palo =
        with(
            Samples.MVE,
            "vendor_config",
            Map.of(
                "vendor", "palo_alto",
                "product_size", "MEDIUM",
                "image_id", 1,
                "ssh_public_key", "ssh-rsa AAAA",
                "license_data", "licence",
                "admin_password", "hunter2hunter2"));
    ObjectValue after = plan("megaport_mve", Optional.empty(), palo).after();
    assertThat(at(after, "vendor_config", "admin_password").isNull()).isTrue();
    assertThat(after.toString()).doesNotContain("hunter2");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          megaport_vxc | Missing B-End product         | b_end.requested_product_uid
          megaport_vxc | Partner at the wrong end      | a_end_partner_config.partner
          megaport_mve | Unknown MVE vendor            | vendor_config.vendor
          megaport_mcr | Prefix filter list without entries | prefix_filter_lists[0].entries
          """)
  void wrongConfigurationsAreNamed(String type, String summary, String path) {
    Map<String, Object> wrong =
        switch (type) {
          case "megaport_vxc" ->
              path.startsWith("b_end")
                  ? with(VXC, "b_end", Map.of())
                  : with(VXC, "a_end_partner_config", Samples.aws("vif"));
          case "megaport_mve" ->
              with(
                  Samples.MVE,
                  "vendor_config",
                  Map.of("vendor", "acme", "product_size", "SMALL", "image_id", 1));
          default ->
              with(
                  Samples.MCR,
                  "prefix_filter_lists",
                  List.of(Map.of("description", "l", "address_family", "IPv4")));
        };
    List<AttributeProblem> problems = type(type).validate(Written.of(type(type).schema(), wrong));
    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().summary()).isEqualTo(summary);
    assertThat(problems.getFirst().path().orElseThrow().toString()).isEqualTo(path);
  }

  @Test
  void vendorsNeedTheirSettings() {
    Map<String, Object> bare =
        with(
            Samples.MVE,
            "vendor_config",
            Map.of("vendor", "versa", "product_size", "SMALL", "image_id", 1));
    assertThat(
            type("megaport_mve").validate(Written.of(type("megaport_mve").schema(), bare)).stream()
                .map(problem -> problem.path().orElseThrow().toString()))
        .containsExactly(
            "vendor_config.director_address",
            "vendor_config.controller_address",
            "vendor_config.local_auth",
            "vendor_config.remote_auth",
            "vendor_config.serial_number");
  }
}
