package io.portwright.provider.megaport.vxc;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.Lookups;
import io.portwright.provider.megaport.product.Names;
import io.portwright.provider.megaport.product.ToWire;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code partnerConfig} of an end: what a cloud provider or a router must know. */
final class PartnerConfig {

  private static final List<String> PREFIX_LISTS =
      List.of("import_whitelist", "import_blacklist", "export_whitelist", "export_blacklist");

  private final Side side;
  private final Lookups lookups;
  private final List<AttributeProblem> problems;

  /**
   * @param problems receives what cannot be resolved
   */
  PartnerConfig(Side side, Lookups lookups, List<AttributeProblem> problems) {
    this.side = side;
    this.lookups = lookups;
    this.problems = problems;
  }

  /** Empty without a partner, and when its settings are missing. */
  Optional<Json.Obj> wire(ObjectValue vxc) {
    Optional<Partner> partner = side.kind(vxc);
    if (partner.isEmpty()) {
      return Optional.empty();
    }
    Optional<ObjectValue> config =
        side.partner(vxc).flatMap(object -> Fields.object(object, partner.get().config()));
    return switch (partner.get()) {
      case TRANSIT -> Optional.of(Json.EMPTY.with("connectType", "TRANSIT"));
      case AWS -> config.map(ToWire::object);
      case GOOGLE -> config.map(c -> ToWire.object(c).with("connectType", "GOOGLE"));
      case ORACLE -> config.map(c -> ToWire.object(c).with("connectType", "ORACLE"));
      case IBM -> config.map(PartnerConfig::ibm);
      case AZURE -> config.map(PartnerConfig::azure);
      case VROUTER, A_END -> config.map(c -> router(c, routerUid(vxc), partner.get()));
    };
  }

  private Optional<String> routerUid(ObjectValue vxc) {
    return Fields.text(side.end(vxc), "requested_product_uid");
  }

  private static Json.Obj ibm(ObjectValue config) {
    return Json.EMPTY
        .with("connectType", "IBM")
        .withText("account_id", Fields.text(config, "account_id"))
        .withNumber("customer_asn", Fields.whole(config, "customer_asn"))
        .withText("name", Fields.text(config, "name"))
        .withText("customer_ip_address", Fields.text(config, "customer_ip_address"))
        .withText("provider_ip_address", Fields.text(config, "provider_ip_address"));
  }

  private static Json.Obj azure(ObjectValue config) {
    List<Json> peers = new ArrayList<>();
    Fields.present(config, "peers")
        .ifPresent(list ->
            list.parts()
                .forEach(peer -> {
                  if (peer instanceof ObjectValue object) {
                    peers.add(azurePeer(object));
                  }
                }));
    Json.Obj wire =
        Json.EMPTY
            .with("connectType", "AZURE")
            .withText("serviceKey", Fields.text(config, "service_key"));
    return peers.isEmpty() ? wire : wire.with("peers", Json.array(peers));
  }

  /** The one object whose fields the API spells as the configuration does. */
  private static Json.Obj azurePeer(ObjectValue peer) {
    Json.Obj wire = Json.EMPTY.withNumber("vlan", Fields.whole(peer, "vlan"));
    for (String name :
        List.of(
            "type", "peer_asn", "primary_subnet", "secondary_subnet", "prefixes", "shared_key")) {
      wire = wire.withText(name, Fields.text(peer, name));
    }
    return wire;
  }

  private Json.Obj router(ObjectValue config, Optional<String> router, Partner partner) {
    AttributePath at = AttributePath.of(side.partnerAttribute()).attribute(partner.config());
    List<Json> interfaces = new ArrayList<>();
    Fields.present(config, "interfaces")
        .ifPresent(list ->
            list.parts()
                .forEach(item -> {
                  if (item instanceof ObjectValue object) {
                    interfaces.add(
                        routerInterface(
                            object, router, at.attribute("interfaces").index(interfaces.size())));
                  }
                }));
    return Json.EMPTY.with("interfaces", Json.array(interfaces));
  }

  private Json.Obj routerInterface(
      ObjectValue config, Optional<String> router, AttributePath path) {
    Json.Obj wire = ToWire.object(config);
    if (wire.at("bfd").isNull()) {
      wire = wire.with("bfd", Json.EMPTY);
    }
    List<Json> sessions = new ArrayList<>();
    for (Value session : config.attributes().getOrDefault("bgp_connections", Value.NULL).parts()) {
      if (session instanceof ObjectValue object) {
        sessions.add(
            session(object, router, path.attribute("bgp_connections").index(sessions.size())));
      }
    }
    return sessions.isEmpty() ? wire : wire.with("bgpConnections", Json.array(sessions));
  }

  private Json.Obj session(ObjectValue config, Optional<String> router, AttributePath path) {
    Json.Obj wire =
        ToWire.object(config)
            .with("shutdown", Fields.truth(config, "shutdown").orElse(false))
            .with("bfdEnabled", Fields.truth(config, "bfd_enabled").orElse(false));
    for (String list : PREFIX_LISTS) {
      Optional<String> description = Fields.text(config, list);
      if (description.isEmpty() || router.isEmpty()) {
        continue;
      }
      Answer<Long> number = lookups.prefixList(router.get(), description.get());
      number
          .problems()
          .forEach(problem ->
              problems.add(
                  new AttributeProblem(
                      path.attribute(list),
                      problem.severity(),
                      problem.code(),
                      problem.summary(),
                      problem.detail())));
      String field = Names.camel(list);
      wire = number.value().isPresent() ? wire.with(field, number.value().get()) : wire;
    }
    return wire;
  }
}
