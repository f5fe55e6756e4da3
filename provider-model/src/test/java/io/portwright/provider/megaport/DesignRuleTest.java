package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Designs.MCR;
import static io.portwright.provider.megaport.Designs.MVE;
import static io.portwright.provider.megaport.Designs.PORT;
import static io.portwright.provider.megaport.Designs.end;
import static io.portwright.provider.megaport.Designs.list;
import static io.portwright.provider.megaport.Designs.live;
import static io.portwright.provider.megaport.Designs.ports;
import static io.portwright.provider.megaport.Designs.routed;
import static io.portwright.provider.megaport.Designs.routers;
import static io.portwright.provider.megaport.Designs.session;
import static io.portwright.provider.megaport.Designs.vxc;
import static io.portwright.provider.megaport.Designs.world;
import static io.portwright.provider.megaport.RuleWorld.json;
import static io.portwright.provider.megaport.RuleWorld.uidOf;
import static io.portwright.provider.megaport.Session.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.spi.Finding;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each design rule on a design that breaks it, and designs that break none. */
class DesignRuleTest {

  @ParameterizedTest
  @MethodSource("io.portwright.provider.megaport.DesignRuleCases#cases")
  void ruleIsFoundWhereItIsBroken(DesignRuleCases.Case one) {
    List<Finding> findings = one.world().findings();
    assertThat(findings)
        .filteredOn(finding -> finding.code().equals(one.rule()))
        .as("all: %s", findings)
        .anySatisfy(finding -> {
          String at = finding.at().map(Objects::toString).orElse("?");
          assertThat(finding.addresses().getFirst() + "." + at).isEqualTo(one.at());
          assertThat(finding.detail()).contains(one.says()).doesNotContain("{");
          assertThat(finding.summary()).hasSizeLessThanOrEqualTo(60);
        });
  }

  @Test
  void everyRuleOfTheTableHasACase() throws IOException {
    Set<String> rules = new TreeSet<>();
    try (InputStream in =
        Objects.requireNonNull(
            getClass().getResourceAsStream("rules/design-rules.json"), "the table")) {
      json(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .at("rules")
          .items()
          .forEach(rule -> rules.add(rule.textOr("id", "")));
    }
    Stream<String> tested =
        Stream.concat(
            DesignRuleCases.cases().map(DesignRuleCases.Case::rule), AccountRuleTest.rules());
    assertThat(tested.distinct()).containsExactlyInAnyOrderElementsOf(rules);
  }

  @Test
  void designWithoutMistakesHasNoFindings() {
    Map<String, Object> session = session(Map.of("import_whitelist", "new"));
    Map<String, Object> routed =
        with(
            with(session, "a_end", end(uidOf("megaport_mcr.m"))),
            "b_end",
            end(uidOf("megaport_port.p"), 200));
    RuleWorld world =
        world()
            .create("megaport_port.p", PORT)
            .create("megaport_mcr.m", MCR)
            .create("megaport_mve.e", MVE)
            .create(
                "megaport_mcr_prefix_filter_list.l",
                list(
                    uidOf("megaport_mcr.m"),
                    "new",
                    Map.of("action", "permit", "prefix", "10.0.0.0/8", "ge", 9, "le", 24)))
            .create("megaport_vxc.v", routed)
            .create(
                "megaport_vxc.w",
                vxc(
                    Map.of("requested_product_uid", uidOf("megaport_mve.e"), "vnic_index", 1),
                    end(uidOf("megaport_port.p"), 201)));
    assertThat(world.findings()).isEmpty();
  }

  @Test
  void qInQSharesTheOuterVlan() {
    Map<String, Object> one =
        Map.of("requested_product_uid", "port-a", "ordered_vlan", 100, "inner_vlan", 10);
    Map<String, Object> other = with(one, "inner_vlan", 11);
    RuleWorld world =
        ports()
            .create("megaport_vxc.v", vxc(one, end("port-b")))
            .create("megaport_vxc.w", vxc(other, end("port-b")));
    assertThat(world.findings()).isEmpty();
    assertThat(world.create("megaport_vxc.x", vxc(one, end("port-b"))).findings())
        .extracting(Finding::code)
        .containsExactly("VXC-1");
  }

  @Test
  void vlanThatAnotherVxcGivesUpIsFree() {
    Map<String, Object> vxc = live("old", vxc(end("port-a", 100), end("port-b")));
    RuleWorld world =
        ports()
            .vxc("old", "port-a", "port-b", 100)
            .update("megaport_vxc.v", vxc, with(vxc, "a_end", end("port-a", 300)))
            .create("megaport_vxc.w", vxc(end("port-a", 100), end("port-b")));
    assertThat(world.findings()).isEmpty();
  }

  @Test
  void exchangesAndVxcsShareTheVlansOfAPort() {
    Map<String, Object> vxc = vxc(end("port-a", 100), end("port-b"));
    RuleWorld world = ports().ix("peer", "port-a", 100).create("megaport_vxc.v", vxc);
    assertThat(world.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo("VXC-1");
          assertThat(finding.detail()).contains("peer").contains("Free there: 101, 102, 103");
        });
    Map<String, Object> ix = live("peer", with(Samples.ix(Value.string("port-a")), "vlan", 100));
    assertThat(
            ports()
                .ix("peer", "port-a", 100)
                .update("megaport_ix.i", ix, with(ix, "vlan", 200))
                .create("megaport_vxc.v", vxc)
                .findings())
        .isEmpty();
    assertThat(
            ports()
                .ix("peer", "port-a", 100)
                .update("megaport_ix.i", ix, with(ix, "rate_limit", 5))
                .findings())
        .isEmpty();
  }

  @Test
  void exchangeThatLeavesItsVlanToTheServiceKeepsWhatItHas() {
    Map<String, Object> ix = live("peer", with(Samples.ix(Value.string("port-a")), "vlan", 0));
    RuleWorld world =
        ports()
            .ix("peer", "port-a", 100)
            .update("megaport_ix.i", ix, with(ix, "rate_limit", 5))
            .create("megaport_ix.j", with(Samples.ix(Value.string("port-a")), "vlan", 100));
    assertThat(world.findings())
        .extracting(finding -> finding.code() + " " + finding.addresses())
        .containsExactly("IX-6 [megaport_ix.j]");
  }

  @Test
  void vxcThatMovesAwayDoesNotHoldItsPort() {
    Map<String, Object> vxc = live("old", vxc());
    RuleWorld world =
        ports()
            .port("port-c")
            .vxc("old", "port-a", "port-b", 100)
            .delete("megaport_port.p", live("port-a", PORT))
            .update("megaport_vxc.v", vxc, with(vxc, "a_end", end("port-c")));
    assertThat(world.findings()).isEmpty();
  }

  @Test
  void listsThatStayAndListsThatComeAreFound() {
    Map<String, Object> kept = list("mcr", "live", Map.of("prefix", "10.0.0.0/8"));
    RuleWorld world =
        routers()
            .keep("megaport_mcr_prefix_filter_list.l", kept)
            .create("megaport_vxc.v", session(Map.of("import_whitelist", "live")));
    assertThat(world.findings()).isEmpty();
    RuleWorld renamed =
        routers()
            .update(
                "megaport_mcr_prefix_filter_list.l",
                kept,
                list("mcr", "other", Map.of("prefix", "10.0.0.0/8")))
            .create("megaport_vxc.v", session(Map.of("import_whitelist", "live")))
            .create("megaport_vxc.w", session(Map.of("import_whitelist", "other")));
    assertThat(renamed.findings())
        .extracting(finding -> finding.code() + " " + finding.addresses())
        .containsExactly("PFX-1 [megaport_vxc.v]");
  }

  @Test
  void whatIsUnknownIsNoMistake() {
    Map<String, Object> vxc =
        vxc(end(uidOf("")), Map.of("requested_product_uid", uidOf("megaport_port.missing")));
    assertThat(world().create("megaport_vxc.v", vxc).findings()).isEmpty();
    assertThat(Optional.of(uidOf("a"))).contains(uidOf("b"));
  }
}
