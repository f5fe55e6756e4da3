package io.portwright.provider.megaport.vxc;

import java.util.Optional;
import java.util.stream.Stream;

/** Values of {@code partner}, and the nested object that each of them reads. */
public enum Partner {
  AWS("aws", "aws_config", "", Change.REPLACE),
  AZURE("azure", "azure_config", "service_key", Change.REPLACE),
  GOOGLE("google", "google_config", "pairing_key", Change.REPLACE),
  ORACLE("oracle", "oracle_config", "virtual_circuit_id", Change.REPLACE),
  IBM("ibm", "ibm_config", "", Change.REPLACE),
  TRANSIT("transit", "", "", Change.REPLACE),
  VROUTER("vrouter", "vrouter_config", "", Change.IN_PLACE),
  A_END("a-end", "partner_a_end_config", "", Change.IN_PLACE);

  /** What a change of the settings means. */
  private enum Change {
    IN_PLACE,
    REPLACE
  }

  private final String label;
  private final String config;
  private final String key;
  private final Change change;

  Partner(String label, String config, String key, Change change) {
    this.label = label;
    this.config = config;
    this.key = key;
    this.change = change;
  }

  public String label() {
    return label;
  }

  /** Name of the nested object; empty for partners without settings. */
  public String config() {
    return config;
  }

  /** Whether the settings belong to a router of the customer. */
  public boolean isRouter() {
    return change == Change.IN_PLACE;
  }

  /** Whether the end belongs to somebody else, so that it cannot be moved or set anew. */
  public boolean isForeign() {
    return change == Change.REPLACE;
  }

  /** Argument of the settings that has the key of the cloud provider; empty where none has. */
  public String key() {
    return key;
  }

  /** Whether the port can be found by a key of the cloud provider. */
  public boolean isFoundByKey() {
    return !key.isEmpty();
  }

  /** Whether a VLAN of this end is never sent with an update. */
  public boolean hasFixedVlan() {
    return this == AWS || this == TRANSIT;
  }

  public static Optional<Partner> of(String label) {
    return Stream.of(values()).filter(partner -> partner.label.equals(label)).findFirst();
  }
}
