package io.portwright.provider.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cloud keys that the sandbox knows: those printed in examples and documentation, placeholders
 * included, and every well-formed key of a known region.
 */
public final class CloudKeys {
  private static final String UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
  private static final Pattern PLAIN = Pattern.compile(UUID);
  private static final Pattern GOOGLE = Pattern.compile(UUID + "/([a-z0-9-]+)/(1|2|any)");
  private static final Pattern ORACLE =
      Pattern.compile("ocid1\\.virtualcircuit\\.oc1\\.([a-z0-9-]+)\\.[a-z0-9]+");
  private static final List<Integer> GOOGLE_RATES =
      List.of(50, 100, 200, 300, 400, 500, 1000, 2000, 5000, 10000);
  private static final List<Integer> ORACLE_RATES = List.of(1000, 2000, 5000, 10000);

  private final JsonNode file = Rows.of("csp-keys.json").tree();
  private final PartnerPorts partnerPorts;
  private final Locations locations;

  CloudKeys(PartnerPorts partnerPorts, Locations locations) {
    this.partnerPorts = partnerPorts;
    this.locations = locations;
  }

  /**
   * @param connectType {@code AZURE}, {@code GOOGLE}, {@code ORACLE} or {@code NUTANIX}
   */
  public Optional<CloudKey> find(String connectType, String key) {
    for (JsonNode known : file.path("lookups")) {
      if (known.path("connectType").asText().equals(connectType)
          && known.path("key").asText().equals(key)) {
        boolean reusable = known.path("reusable").asBoolean();
        return Optional.of(CloudKey.of(connectType, key, reusable, known.path("data")));
      }
    }
    return switch (connectType) {
      case "AZURE" -> PLAIN.matcher(key).matches() ? Optional.of(azure(key)) : Optional.empty();
      case "GOOGLE" -> google(key);
      case "ORACLE" -> oracle(key);
      case "NUTANIX" -> PLAIN.matcher(key).matches() ? Optional.of(nutanix(key)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Accounts of AWS that examples print; every number of 12 digits is accepted as well. */
  public boolean isAwsAccount(String text) {
    if (text.matches("[0-9]{12}")) {
      return true;
    }
    for (JsonNode known : file.path("awsAccounts")) {
      if (known.asText().equals(text)) {
        return true;
      }
    }
    return false;
  }

  /** A printed service key by its whole text or by the first 8 characters of it. */
  public Optional<PrintedKey> printedKey(String text) {
    return printedKeys().stream()
        .filter(
            known -> known.key().equals(text) || text.length() == 8 && known.key().startsWith(text))
        .findFirst();
  }

  private List<PrintedKey> printedKeys() {
    List<PrintedKey> keys = new ArrayList<>();
    for (JsonNode row : file.path("serviceKeys")) {
      keys.add(
          new PrintedKey(
              row.path("key").asText(),
              row.path("productUid").asText(),
              row.path("maxSpeed").asInt()));
    }
    return keys;
  }

  private CloudKey azure(String key) {
    ObjectNode data = Json.object().put("managed", true).put("connectType", "AZURE");
    data.put("resource_type", "csp_connection").put("bandwidth", 1000);
    data.put("service_key", key).put("vlan", 0);
    ArrayNode ports = data.putArray("megaports");
    for (String type : List.of("primary", "secondary")) {
      candidate(file.path("azureDefault").path(type).asText())
          .ifPresent(port -> ports.add(port.put("type", type)));
    }
    data.putArray("peers");
    return CloudKey.of("AZURE", key, false, data);
  }

  private CloudKey nutanix(String key) {
    ObjectNode data = candidates("NUTANIX").put("service_key", key);
    return CloudKey.of("NUTANIX", key, true, data);
  }

  /** The ports that AWS hosted connections can end on; they need no key. */
  public ObjectNode hostedConnections() {
    ObjectNode data = candidates("AWSHC");
    ArrayNode rates = data.putArray("bandwidths");
    GOOGLE_RATES.forEach(rates::add);
    return data;
  }

  /** A look-up that offers every open port of a connect type. */
  private ObjectNode candidates(String connectType) {
    ObjectNode data = Json.object().put("connectType", connectType);
    data.put("resource_type", "csp_connection").put("bandwidth", 10000);
    ArrayNode ports = data.putArray("megaports");
    partnerPorts.of(connectType).forEach(port -> ports.add(candidate(port)));
    return data;
  }

  private Optional<CloudKey> google(String key) {
    Matcher parts = GOOGLE.matcher(key);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String zone =
        switch (parts.group(2)) {
          case "1" -> "red";
          case "2" -> "blue";
          default -> "";
        };
    ObjectNode data = regional("GOOGLE", 10000, GOOGLE_RATES);
    data.put("csp_name", "GOOGLE").put("pairingKey", key);
    return regional(data, file.path("googleRegions").path(parts.group(1)), zone)
        .map(found -> CloudKey.of("GOOGLE", key, false, found));
  }

  private Optional<CloudKey> oracle(String key) {
    Matcher parts = ORACLE.matcher(key);
    if (!parts.matches()) {
      return Optional.empty();
    }
    ObjectNode data = regional("ORACLE", 10000, ORACLE_RATES).put("virtualCircuitId", key);
    return regional(data, file.path("oracleRegions").path(parts.group(1)), "")
        .map(found -> CloudKey.of("ORACLE", key, false, found));
  }

  private static ObjectNode regional(String connectType, int bandwidth, List<Integer> rates) {
    ObjectNode data = Json.object().put("connectType", connectType);
    data.put("resource_type", "csp_connection").put("bandwidth", bandwidth);
    ArrayNode list = data.putArray("bandwidths");
    rates.forEach(list::add);
    return data;
  }

  private Optional<ObjectNode> regional(ObjectNode data, JsonNode uids, String zone) {
    ArrayNode ports = data.putArray("megaports");
    for (JsonNode uid : uids) {
      candidate(uid.asText())
          .filter(port -> zone.isEmpty() || port.path("diversityZone").asText().equals(zone))
          .ifPresent(ports::add);
    }
    return ports.isEmpty() ? Optional.empty() : Optional.of(data);
  }

  private Optional<ObjectNode> candidate(String uid) {
    return partnerPorts.find(uid).map(this::candidate);
  }

  private ObjectNode candidate(PartnerPort port) {
    Location location = locations.get(port.locationId());
    int id = 20000 + Math.floorMod(port.uid().hashCode(), 10000);
    ObjectNode row = Json.object().put("port", id).put("productId", id);
    row.put("productUid", port.uid()).put("name", port.title()).put("nServiceId", id + 20000);
    row.put("description", port.companyName() + " at " + location.name());
    row.put("companyId", Math.floorMod(port.companyUid().hashCode(), 2000));
    row.put("companyUid", port.companyUid()).put("companyName", port.companyName());
    row.put("portSpeed", port.maxRate()).put("locationId", port.locationId());
    row.putNull("state").put("country", location.country());
    row.put("diversityZone", port.zone().toLowerCase(Locale.ROOT)).putNull("vxc");
    return row;
  }
}
