package io.portwright.provider.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A port of another company that VXCs can end on.
 *
 * @param connectType what it connects to: {@code AWS}, {@code DEFAULT}, …
 * @param zone {@code red}, {@code blue} or empty
 * @param maxRate highest rate of one VXC, Mbps
 * @param open whether new VXCs are permitted
 */
public record PartnerPort(
    String connectType,
    String uid,
    String title,
    String companyUid,
    String companyName,
    String zone,
    int locationId,
    int maxRate,
    boolean open) {

  static PartnerPort of(JsonNode row) {
    return new PartnerPort(
        row.path("connectType").asText(),
        row.path("productUid").asText(),
        row.path("title").asText(),
        row.path("companyUid").asText(),
        row.path("companyName").asText(),
        row.path("diversityZone").asText(""),
        row.path("locationId").asInt(),
        row.path("maxVxcSpeed").asInt(),
        row.path("vxcPermitted").asBoolean());
  }
}
