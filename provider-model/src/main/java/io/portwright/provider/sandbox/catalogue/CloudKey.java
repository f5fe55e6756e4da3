package io.portwright.provider.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a cloud provider says about one of its keys: an ExpressRoute service key, a pairing key, a
 * virtual circuit.
 *
 * @param connectType {@code AZURE}, {@code GOOGLE} or {@code ORACLE}
 * @param reusable a placeholder that stands for many keys: its ports are never taken
 * @param bandwidth Mbps of the circuit
 * @param rates permitted rates of a VXC, Mbps; empty when any up to the bandwidth is
 * @param ports candidate B-Ends, best first
 * @param data the look-up as the API answers it, with no port taken by the sandbox itself
 */
public record CloudKey(
    String connectType,
    String key,
    boolean reusable,
    int bandwidth,
    List<Integer> rates,
    List<Port> ports,
    JsonNode data) {

  /**
   * A candidate B-End.
   *
   * @param type {@code primary}, {@code secondary} or empty
   * @param taken whether somebody outside the sandbox already holds it
   */
  public record Port(String uid, String type, int speed, boolean taken) {}

  public CloudKey {
    rates = List.copyOf(rates);
    ports = List.copyOf(ports);
  }

  static CloudKey of(String connectType, String key, boolean reusable, JsonNode data) {
    List<Integer> rates = new ArrayList<>();
    data.path("bandwidths").forEach(rate -> rates.add(rate.asInt()));
    List<Port> ports = new ArrayList<>();
    for (JsonNode port : data.path("megaports")) {
      ports.add(
          new Port(
              port.path("productUid").asText(),
              port.path("type").asText(""),
              port.path("portSpeed").asInt(),
              port.path("vxc").asInt(0) != 0));
    }
    int bandwidth = data.path("bandwidth").asInt();
    return new CloudKey(connectType, key, reusable, bandwidth, rates, ports, data);
  }
}
