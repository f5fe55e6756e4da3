package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.catalogue.EdgeImages;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What each vendor of MVE images wants to be told. Only presence is checked: examples put
 * placeholders where keys and licences go.
 */
final class EdgeVendors {
  /** Keys of {@code vendorConfig} that must be there, by vendor. */
  private static final Map<String, List<String>> REQUIRED =
      Map.ofEntries(
          Map.entry("6wind", List.of("sshPublicKey")),
          Map.entry("aruba", List.of("accountName", "accountKey", "systemTag")),
          Map.entry("aviatrix", List.of("cloudInit")),
          Map.entry("fortinet", List.of("sshPublicKey", "licenseData")),
          Map.entry("meraki", List.of("token")),
          Map.entry("palo_alto", List.of("sshPublicKey", "licenseData")),
          Map.entry("prisma", List.of("ionKey", "secretKey")),
          Map.entry(
              "versa",
              List.of(
                  "directorAddress",
                  "controllerAddress",
                  "localAuth",
                  "remoteAuth",
                  "serialNumber")),
          Map.entry("vmware", List.of("sshPublicKey", "vcoAddress", "vcoActivationCode")));

  private EdgeVendors() {}

  /** The image decides the vendor; the {@code vendor} that was sent is ignored. */
  static void check(EdgeImages.Image image, Body config) {
    List<String> missing = new ArrayList<>();
    for (String key : REQUIRED.getOrDefault(image.vendorKey(), List.of())) {
      if (!told(config, key)) {
        missing.add(key);
      }
    }
    switch (image.vendorKey()) {
      case "cisco" -> missing.addAll(cisco(image, config));
      case "palo_alto" -> oneOf(config, missing, "adminPasswordHash", "adminPassword");
      default -> {
        // the table says it all
      }
    }
    if (!missing.isEmpty()) {
      throw Refusal.invalid(
          "vendorConfig of " + image.vendor() + " needs " + String.join(", ", missing));
    }
  }

  private static List<String> cisco(EdgeImages.Image image, Body config) {
    List<String> missing = new ArrayList<>();
    if (image.code().equals("ftdv")) {
      String password = config.text("adminPassword").orElse("");
      if (!password.isEmpty() && !password.matches("\\S{9,100}")) {
        throw Refusal.invalid(
            config.name("adminPassword") + " must have 9 to 100 characters and no spaces");
      }
      if (!config.flag("manageLocally").orElse(false)) {
        for (String key : List.of("fmcIpAddress", "fmcRegistrationKey", "fmcNatId")) {
          if (!told(config, key)) {
            missing.add(key);
          }
        }
      }
    } else {
      oneOf(config, missing, "sshPublicKey", "cloudInit");
    }
    return missing;
  }

  private static void oneOf(Body config, List<String> missing, String one, String other) {
    if (!told(config, one) && !told(config, other)) {
      missing.add(one + " or " + other);
    }
  }

  private static boolean told(Body config, String key) {
    return config.text(key).filter(text -> !text.isBlank()).isPresent();
  }
}
