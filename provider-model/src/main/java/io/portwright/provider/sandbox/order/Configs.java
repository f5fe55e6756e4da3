package io.portwright.provider.sandbox.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.catalogue.PartnerPort;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Service;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks partner configurations of VXC ends, by their connect type. */
final class Configs {
  static final String VROUTER = "VROUTER";
  private static final String TRANSIT = "TRANSIT";

  /** Says that there is nothing to configure. */
  private static final String PLAIN = "DEFAULT";

  /** Write-only fields: never stored, so never answered. */
  private static final List<String> SECRETS =
      List.of("authKey", "password", "preSharedKey", "shared_key");

  private static final Set<String> AMAZON = Set.of("AWS", "AWSHC");

  /** Partner ports that need a configuration; the others take a VXC without one. */
  private static final Set<String> CONFIGURED =
      Set.of("AWS", "AWSHC", "AZURE", "GOOGLE", "ORACLE", "IBM");

  private final Desk desk;
  private final String vxcUid;

  /** For a new VXC. */
  Configs(Desk desk) {
    this(desk, "");
  }

  /** For a change of a VXC. */
  Configs(Desk desk, String vxcUid) {
    this.desk = desk;
    this.vxcUid = vxcUid;
  }

  /** The configuration of an A-End as it is kept; empty without one. */
  Optional<ObjectNode> onA(Body end, Host host) {
    Body config = end.object("partnerConfig");
    String type = connectType(config);
    if (type.isEmpty() || type.equals(PLAIN)) {
      return Optional.empty();
    }
    if (!type.equals(VROUTER)) {
      throw Refusal.invalid(config.name("connectType") + " must be VROUTER on an A-End");
    }
    return Optional.of(vrouter(config, host));
  }

  /** As {@link #onA}, for the B-End. */
  Optional<ObjectNode> onB(Body end, Host host, Host aHost, int rate) {
    Body config = end.object("partnerConfig");
    String type = connectType(config);
    if (type.equals(VROUTER)) {
      return Optional.of(vrouter(config, host));
    }
    if (type.isEmpty() || type.equals(PLAIN)) {
      return bare(end, host);
    }
    if (!(host instanceof Host.Partner(PartnerPort port)) || !takes(port.connectType(), type)) {
      throw Refusal.invalid(
          config.name("connectType")
              + " is "
              + type
              + ", but the B-End is a port of type "
              + host.connectType());
    }
    new CloudConfigs(desk).check(type, config, aHost.isRouter(), rate);
    return Optional.of(kept(config, type));
  }

  /** Whether a partner port takes a configuration; official examples mix both kinds of AWS. */
  private static boolean takes(String port, String type) {
    return port.equals(type) || AMAZON.contains(port) && AMAZON.contains(type);
  }

  /** Megaport Internet says what it is, though it has nothing to configure. */
  private static Optional<ObjectNode> bare(Body end, Host host) {
    if (CONFIGURED.contains(host.connectType())) {
      throw Refusal.invalid(
          end.name("partnerConfig") + " is required for a B-End at " + host.connectType());
    }
    return host.connectType().equals(TRANSIT)
        ? Optional.of(Json.object().put("connectType", TRANSIT))
        : Optional.empty();
  }

  /**
   * What a configuration is for; empty for none. A router's needs no name, and the official SDK
   * spells Azure's in two ways.
   */
  static String connectType(Body config) {
    Optional<String> named = config.text("connectType").filter(type -> !type.isEmpty());
    return named
        .map(type -> type.equals("AzureExpressRoute") ? "AZURE" : type)
        .orElse(config.has("interfaces") ? VROUTER : "");
  }

  /** Checks a router configuration and says how it is kept. */
  ObjectNode vrouter(Body config, Host host) {
    if (!(host instanceof Host.Placed(Service service)
        && service.kind() instanceof Kind.Routing router)) {
      throw Refusal.invalid(config.name("interfaces") + " needs an end on an MCR or NAT gateway");
    }
    new RouterConfigs(desk, service, router, vxcUid).check(config);
    return kept(config, VROUTER);
  }

  private static ObjectNode kept(Body config, String type) {
    ObjectNode kept = config.tree();
    kept.put("connectType", type);
    dropSecrets(kept);
    return kept;
  }

  private static void dropSecrets(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode _ = object.remove(SECRETS);
    }
    node.forEach(Configs::dropSecrets);
  }
}
