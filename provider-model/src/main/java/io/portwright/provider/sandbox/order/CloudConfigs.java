package io.portwright.provider.sandbox.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Cidr;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks what cloud providers want to know about a VXC. Keys are checked by CloudOrder. */
final class CloudConfigs {
  private static final Set<String> VIF_TYPES = Set.of("private", "public", "transit");
  private static final int VIF_RATE = 5000;
  private static final List<Integer> HOSTED_RATES =
      List.of(50, 100, 200, 300, 400, 500, 1000, 2000, 5000, 10_000);
  private static final int AWS_NAME_LIMIT = 255;
  private static final int IBM_NAME_LIMIT = 100;

  private final Desk desk;

  CloudConfigs(Desk desk) {
    this.desk = desk;
  }

  /**
   * @param fromRouter whether the A-End is an MCR, which has an ASN of its own
   */
  void check(String type, Body config, boolean fromRouter, int rate) {
    switch (type) {
      case "AWS" -> virtualInterface(config, fromRouter, rate);
      case "AWSHC" -> hostedConnection(config, rate);
      case "AZURE" -> config.list("peers").forEach(CloudConfigs::peer);
      case "IBM" -> ibm(config, fromRouter);
      default -> {
        // the key, or nothing at all, says everything
      }
    }
  }

  private void virtualInterface(Body config, boolean fromRouter, int rate) {
    awsOwner(config);
    String type = config.requiredText("type");
    if (!VIF_TYPES.contains(type)) {
      throw Refusal.invalid(config.name("type") + " must be private, public or transit");
    }
    boolean asn = config.whole("asn").filter(number -> number != 0).isPresent();
    if (!asn && !fromRouter && !type.equals("transit")) {
      throw Refusal.invalid(config.name("asn") + " is required for a " + type + " interface");
    }
    refuseVirtualRate(rate);
    refuseOtherNetworks(config);
    if (type.equals("public")) {
      refusePrivatePrefixes(config);
    }
  }

  /** Texts that are no addresses are placeholders of examples and pass. */
  private static void refuseOtherNetworks(Body config) {
    Optional<Cidr> amazon = config.text("amazonIpAddress").flatMap(Cidr::parse);
    Optional<Cidr> customer = config.text("customerIpAddress").flatMap(Cidr::parse);
    if (amazon.isPresent()
        && customer.isPresent()
        && !amazon.get().network().equals(customer.get().network())) {
      throw Refusal.invalid(
          config.name("customerIpAddress") + " and amazonIpAddress are not in the same network");
    }
  }

  private static void refusePrivatePrefixes(Body config) {
    for (String text : config.text("prefixes").orElse("").split(",", -1)) {
      Optional<Cidr> prefix = Cidr.parse(text.strip());
      if (prefix.filter(found -> !isPublic(found)).isPresent()) {
        throw Refusal.invalid(
            config.name("prefixes") + ": " + text.strip() + " must be publicly routable");
      }
    }
  }

  private static boolean isPublic(Cidr prefix) {
    InetAddress address = prefix.address();
    return !address.isSiteLocalAddress()
        && !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isMulticastAddress()
        && !address.isAnyLocalAddress();
  }

  private static void refuseVirtualRate(int rate) {
    if (rate > VIF_RATE) {
      throw Refusal.invalid("rateLimit must be at most " + VIF_RATE + " for AWS");
    }
  }

  private void hostedConnection(Body config, int rate) {
    awsOwner(config);
    refuseHostedRate(rate);
  }

  private static void refuseHostedRate(int rate) {
    if (!HOSTED_RATES.contains(rate)) {
      throw Refusal.invalid("rateLimit must be one of " + HOSTED_RATES + " for AWSHC");
    }
  }

  /** Refuses a new rate of a VXC that is configured already. */
  static void refuseRate(Desk desk, String type, JsonNode config, int rate) {
    switch (type) {
      case "AWS" -> refuseVirtualRate(rate);
      case "AWSHC" -> refuseHostedRate(rate);
      default ->
          CloudOrder.keyOf(config)
              .flatMap(key -> CloudOrder.find(desk.catalogue(), type, key))
              .ifPresent(key -> CloudOrder.refuseRate(key, rate));
    }
  }

  private void awsOwner(Body config) {
    String owner = config.requiredText("ownerAccount");
    if (!desk.catalogue().cloudKeys().isAwsAccount(owner)) {
      throw Refusal.invalid(config.name("ownerAccount") + " must be an AWS account of 12 digits");
    }
    refuseLongName(config, AWS_NAME_LIMIT);
  }

  private static void refuseLongName(Body config, int limit) {
    if (config.text("name").orElse("").length() > limit) {
      throw Refusal.invalid(config.name("name") + " must have at most " + limit + " characters");
    }
  }

  private static void peer(Body peer) {
    String type = peer.requiredText("type");
    if (!type.equals("private") && !type.equals("microsoft")) {
      throw Refusal.invalid(peer.name("type") + " must be private or microsoft");
    }
    if (peer.has("peer_asn") && !peer.requiredText("peer_asn").matches("[0-9]{1,10}")) {
      throw Refusal.invalid(peer.name("peer_asn") + " must be an ASN");
    }
  }

  private static void ibm(Body config, boolean fromRouter) {
    String account = config.requiredText("account_id");
    if (!account.matches("[0-9a-fA-F]{32}|<.*>")) {
      throw Refusal.invalid(config.name("account_id") + " must be 32 hexadecimal digits");
    }
    long asn = config.whole("customer_asn").orElse(0L);
    if (asn == 0 && !fromRouter) {
      throw Refusal.invalid(config.name("customer_asn") + " is required");
    }
    if (asn != 0 && !ibmAsn(asn)) {
      throw Refusal.invalid(config.name("customer_asn") + " is not an ASN that IBM accepts");
    }
    refuseLongName(config, IBM_NAME_LIMIT);
  }

  private static boolean ibmAsn(long asn) {
    return asn >= 1 && asn <= 64_495
        || asn == 64_999
        || asn >= 131_072 && asn <= 4_199_999_999L
        || asn >= 4_201_000_000L && asn <= 4_201_064_511L;
  }
}
