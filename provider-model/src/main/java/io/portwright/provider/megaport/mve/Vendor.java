package io.portwright.provider.megaport.mve;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Vendors of virtual edges and the fields of {@code vendor_config} that each of them takes. */
enum Vendor {
  SIXWIND("6wind", List.of("ssh_public_key"), List.of()),
  ARUBA("aruba", List.of("account_name", "account_key", "system_tag"), List.of()),
  AVIATRIX("aviatrix", List.of("cloud_init"), List.of()),
  CISCO(
      "cisco",
      List.of(),
      List.of(
          "admin_ssh_public_key",
          "ssh_public_key",
          "admin_password",
          "manage_locally",
          "cloud_init",
          "fmc_ip_address",
          "fmc_nat_id",
          "fmc_registration_key")),
  FORTINET("fortinet", List.of("ssh_public_key", "license_data"), List.of("admin_ssh_public_key")),
  MERAKI("meraki", List.of("token"), List.of()),
  PALO_ALTO(
      "palo_alto",
      List.of("ssh_public_key", "license_data"),
      List.of("admin_ssh_public_key", "admin_password_hash", "admin_password")),
  PRISMA("prisma", List.of("ion_key", "secret_key"), List.of()),
  VERSA(
      "versa",
      List.of(
          "director_address", "controller_address", "local_auth", "remote_auth", "serial_number"),
      List.of()),
  VMWARE(
      "vmware",
      List.of("ssh_public_key", "vco_address", "vco_activation_code"),
      List.of("admin_ssh_public_key"));

  private final String label;
  private final List<String> required;
  private final List<String> optional;

  Vendor(String label, List<String> required, List<String> optional) {
    this.label = label;
    this.required = required;
    this.optional = optional;
  }

  /** As written in configurations. */
  String label() {
    return label;
  }

  List<String> required() {
    return required;
  }

  /** Whether the vendor's images read this field. */
  boolean takes(String field) {
    return required.contains(field) || optional.contains(field);
  }

  /** In any case. */
  static Optional<Vendor> of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(vendor -> vendor.label.equals(lower)).findFirst();
  }

  static String list() {
    return Stream.of(values()).map(Vendor::label).collect(Collectors.joining(", "));
  }
}
