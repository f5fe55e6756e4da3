package io.portwright.provider.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Ports of cloud providers, exchanges and the marketplace, in the order that the API answers. */
public final class PartnerPorts {
  private final Rows rows = Rows.of("partner-ports.json");

  /** The answer of the unfiltered list. */
  public byte[] answer() {
    return rows.bytes();
  }

  public List<JsonNode> rows() {
    return rows.all();
  }

  public Optional<PartnerPort> find(String uid) {
    return rows.containing("\"productUid\":\"" + uid + "\"").map(PartnerPort::of);
  }

  /** Ports of a connect type that take new VXCs. */
  public List<PartnerPort> of(String connectType) {
    return rows().stream()
        .map(PartnerPort::of)
        .filter(port -> port.open() && port.connectType().equals(connectType))
        .toList();
  }

  /** A port that is in the catalogue, because another file of it says so. */
  public PartnerPort get(String uid) {
    return find(uid).orElseThrow(() -> new IllegalStateException("no partner port " + uid));
  }
}
