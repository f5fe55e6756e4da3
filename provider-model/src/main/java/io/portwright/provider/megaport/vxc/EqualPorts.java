package io.portwright.provider.megaport.vxc;

import io.portwright.provider.megaport.wire.Json;
import java.util.List;

/**
 * Ports of a partner that stand for each other: the service gives a connection any of them, and
 * lists rotate.
 */
public final class EqualPorts {

  private static final List<String> SAME =
      List.of("companyUid", "connectType", "locationId", "diversityZone");

  private EqualPorts() {}

  /** Whether two rows of the list of partner ports stand for each other. */
  public static boolean are(Json one, Json other) {
    return SAME.stream().allMatch(field -> one.at(field).equals(other.at(field)));
  }
}
