package io.portwright.provider.megaport.ix;

import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.product.AsNumbers;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.Services.Standing;
import io.portwright.provider.megaport.rules.RuleBook;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Review;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What is wrong with an IX, by itself and in the account. */
final class IxRules {

  private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}");
  private static final int SHOWN = 8;

  private IxRules() {}

  // ---- by itself ----

  static List<AttributeProblem> problems(ObjectValue ix) {
    List<AttributeProblem> problems = new ArrayList<>();
    Fields.whole(ix, "vlan").ifPresent(vlan -> vlan(vlan, problems));
    AsNumbers.problem(ix, "").ifPresent(problems::add);
    Fields.text(ix, "mac_address")
        .filter(mac -> !MAC.matcher(mac).matches())
        .ifPresent(mac ->
            problems.add(
                AttributeProblem.error(
                    AttributePath.of("mac_address"),
                    "MAC address not understood",
                    "\"%s\" is no MAC address. Write six pairs of hexadecimal digits, such as 00:11:22:33:44:55."
                        .formatted(mac))));
    OptionalLong rate = Fields.whole(ix, "rate_limit");
    if (rate.isPresent() && rate.getAsLong() < 1) {
      problems.add(
          AttributeProblem.error(
              AttributePath.of("rate_limit"),
              "Invalid rate limit",
              "The rate limit must be at least 1 Mbps, but it is %d.".formatted(rate.getAsLong())));
    }
    Value tags = ix.attributes().getOrDefault("attribute_tags", Value.NULL);
    if (!tags.isNull() && !(tags.isKnown() && tags.parts().isEmpty())) {
      problems.add(
          AttributeProblem.error(
              AttributePath.of("attribute_tags"),
              "An IX has no tags",
              "The service takes no tags for an IX, so they would be lost. Remove attribute_tags;"
                  + " cost_centre can carry a reference."));
    }
    return problems;
  }

  private static void vlan(long vlan, List<AttributeProblem> problems) {
    if (vlan < -1 || vlan == 1 || vlan > 4093) {
      problems.add(
          AttributeProblem.error(
              AttributePath.of("vlan"),
              "VLAN out of range",
              "A VLAN is 2 to 4093, -1 for untagged, or 0 to let the platform pick one, but it is %d%s."
                  .formatted(vlan, vlan == 1 ? ", which is reserved" : "")));
    }
  }

  // ---- in the account ----

  static List<Finding> findings(Endpoints endpoints, Review.Item item) {
    Optional<String> host = item.after().flatMap(ix -> Fields.text(ix, IxType.HOST));
    Optional<String> network = item.after().flatMap(ix -> Fields.text(ix, IxType.NETWORK));
    boolean moved =
        item.step() == Review.Step.UPDATE
            && !host.equals(item.before().flatMap(ix -> Fields.text(ix, IxType.HOST)));
    boolean fresh = item.step() == Review.Step.CREATE || item.step() == Review.Step.REPLACE;
    if (!(fresh || moved)) {
      return List.of();
    }
    Optional<Product> product = Optional.empty();
    if (host.isPresent()) {
      Standing standing = endpoints.services().standing(host.get());
      if (standing instanceof Standing.Gone gone) {
        return List.of(
            finding(
                "IX-4", IxType.HOST, Map.of("uid", host.get(), "evidence", gone.evidence()), item));
      }
      product = standing instanceof Standing.Found found ? Optional.of(found.product()) : product;
    }
    List<Finding> findings = new ArrayList<>();
    product.ifPresent(found -> host(found, item, findings));
    if (network.isPresent()) {
      network(endpoints, network.get(), product, item).ifPresent(findings::add);
      product
          .flatMap(found -> same(endpoints, found, network.get(), item))
          .ifPresent(findings::add);
    }
    return findings;
  }

  private static void host(Product product, Review.Item item, List<Finding> findings) {
    if (!product.is(ProductKind.PORT) && !product.is(ProductKind.MCR)) {
      findings.add(
          finding(
              "IX-5",
              IxType.HOST,
              Map.of(
                  "name", product.name(),
                  "kind", product.kind().map(ProductKind::display).orElse("unknown")),
              item));
    }
  }

  private static Optional<Finding> network(
      Endpoints endpoints, String network, Optional<Product> host, Review.Item item) {
    OptionalLong location =
        host.map(product -> product.fields().whole("locationId")).orElseGet(OptionalLong::empty);
    String path =
        "/v2/product/ix/types"
            + (location.isPresent() ? "?locationId=" + location.getAsLong() : "");
    if (!(endpoints.shared(path) instanceof Reply.Ok ok)) {
      return Optional.empty();
    }
    List<Json> types = ok.data().items();
    Optional<Json> type =
        types.stream().filter(row -> row.textOr("name", "").equals(network)).findFirst();
    if (types.isEmpty()) {
      return Optional.empty();
    }
    if (type.isEmpty()) {
      List<String> names = types.stream().map(row -> row.textOr("name", "")).limit(SHOWN).toList();
      return Optional.of(
          finding(
              "IX-1",
              IxType.NETWORK,
              Map.of(
                  "network",
                  network,
                  "where",
                  location.isPresent() ? "for this location" : "at any location",
                  "names",
                  String.join(", ", names)),
              item));
    }
    Optional<String> metro =
        host.flatMap(product -> product.fields().at("locationDetail").text("metro"));
    Optional<String> group = type.get().text("group_metro").filter(text -> !text.isEmpty());
    boolean remote =
        metro.isPresent() && group.isPresent() && !metro.get().equalsIgnoreCase(group.get());
    return remote
        ? Optional.of(
            finding(
                "IX-2",
                IxType.NETWORK,
                Map.of("network", network, "far", group.get(), "near", metro.get()),
                item))
        : Optional.empty();
  }

  private static Optional<Finding> same(
      Endpoints endpoints, Product host, String network, Review.Item item) {
    Optional<String> own = item.before().flatMap(ix -> Fields.text(ix, "product_uid"));
    return endpoints.services().all().value().stream()
        .flatMap(List::stream)
        .filter(ix -> ix.is(ProductKind.IX) && ix.isActive())
        .filter(ix -> !Optional.of(ix.uid()).equals(own))
        .filter(ix -> ix.host().equals(Optional.of(host.uid())))
        .filter(ix -> ix.fields().textOr("networkServiceType", "").equals(network))
        .findFirst()
        .map(ix ->
            finding(
                "IX-3",
                IxType.NETWORK,
                Map.of("host", host.name(), "network", network, "name", ix.name(), "uid", ix.uid()),
                item));
  }

  private static Finding finding(
      String rule, String attribute, Map<String, String> words, Review.Item item) {
    return RuleBook.shipped().finding(rule, item.address(), AttributePath.of(attribute), words);
  }
}
