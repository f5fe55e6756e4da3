package io.portwright.provider.sandbox.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.provider.sandbox.catalogue.Catalogue;
import io.portwright.provider.sandbox.catalogue.CloudKey;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.View;
import java.util.Map;
import java.util.Optional;

/** The key of a cloud provider in an order, and the port that it leads to. */
public final class CloudOrder {
  /** Where the key stands in the partner configuration, by connect type. */
  private static final Map<String, String> KEY_FIELDS =
      Map.of("AZURE", "serviceKey", "GOOGLE", "pairingKey", "ORACLE", "virtualCircuitId");

  private final View view;
  private final CloudKey key;

  private CloudOrder(View view, CloudKey key) {
    this.view = view;
    this.key = key;
  }

  /** The key of a partner configuration; empty for configurations without one. */
  static Optional<CloudOrder> of(Desk desk, Body config, int rate) {
    String connectType = Configs.connectType(config);
    String field = KEY_FIELDS.getOrDefault(connectType, "");
    if (field.isEmpty()) {
      return Optional.empty();
    }
    String text = config.requiredText(field);
    CloudKey key =
        find(desk.catalogue(), connectType, text)
            .orElseThrow(() -> Refusal.invalid(config.name(field) + " is not a known key"));
    refuseRate(key, rate);
    return Optional.of(new CloudOrder(desk.draft(), key));
  }

  public static Optional<CloudKey> find(Catalogue catalogue, String connectType, String key) {
    return catalogue.cloudKeys().find(connectType, key);
  }

  /** The key in a stored configuration; empty for providers without one. */
  static Optional<String> keyOf(JsonNode config) {
    String field = KEY_FIELDS.getOrDefault(config.path("connectType").asText(), "");
    return Optional.of(config.path(field).asText("")).filter(key -> !key.isEmpty());
  }

  static void refuseRate(CloudKey key, int rate) {
    if (!key.rates().isEmpty() && !key.rates().contains(rate)) {
      throw Refusal.invalid("rateLimit must be one of " + key.rates() + " for this key");
    }
    if (key.rates().isEmpty() && rate > key.bandwidth()) {
      throw Refusal.invalid("rateLimit must be at most " + key.bandwidth() + " for this key");
    }
  }

  /**
   * The B-End: the wanted port when the key allows it or is a placeholder, else the first free one.
   *
   * @param wanted uid of a partner port; empty when the caller leaves the choice
   */
  String port(String wanted, int rate) {
    if (key.reusable() && !wanted.isEmpty()) {
      return wanted;
    }
    Optional<CloudKey.Port> asked =
        key.ports().stream().filter(port -> port.uid().equals(wanted)).findFirst();
    if (asked.filter(this::free).isPresent()) {
      return wanted;
    }
    if (asked.isPresent() && key.connectType().equals("AZURE")) {
      throw Refusal.invalid("the " + asked.get().type() + " port of this key is already taken");
    }
    return key.ports().stream()
        .filter(port -> free(port) && port.speed() >= rate)
        .map(CloudKey.Port::uid)
        .findFirst()
        .orElseThrow(() -> Refusal.invalid("no port of this key is free"));
  }

  private boolean free(CloudKey.Port port) {
    return holder(view, key, port.uid()).isEmpty() && !port.taken();
  }

  /** Number of the VXC that holds a port of a key; placeholders are never held. */
  public static Optional<Integer> holder(View view, CloudKey key, String portUid) {
    if (key.reusable()) {
      return Optional.empty();
    }
    Optional<String> wanted = Optional.of(key.key());
    return view.activeOn(portUid).stream()
        .filter(service ->
            service.kind() instanceof Kind.Connection vxc
                && vxc.bEnd().config().flatMap(CloudOrder::keyOf).equals(wanted))
        .map(Service::id)
        .findFirst();
  }
}
