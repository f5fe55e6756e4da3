package io.portwright.provider.megaport.data;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * {@code megaport_partner}: a partner's port. Every attribute that is set filters. Of several
 * matches the one that was taken before is taken again, whatever Megaport has put in front of it
 * meanwhile; else the one with the lowest rank, and of equal ranks the one with the lowest UID. A
 * port that is pinned by its UID is found although it takes no more VXCs.
 */
public final class PartnerData extends DataSource {

  private static final int SHOWN = 5;

  public PartnerData() {
    super("megaport_partner");
  }

  private static final Comparator<Json> BEST =
      Comparator.<Json>comparingLong(port -> port.whole("rank").orElse(Long.MAX_VALUE))
          .thenComparing(port -> port.textOr("productUid", ""));

  @Override
  protected Answer<ObjectValue> find(ObjectValue configuration, Catalogue catalogue) {
    return find(configuration, catalogue, Optional.empty());
  }

  @Override
  protected Answer<ObjectValue> findAgain(
      ObjectValue configuration, Catalogue catalogue, ObjectValue before) {
    return find(configuration, catalogue, Fields.text(before, "product_uid"));
  }

  private Answer<ObjectValue> find(
      ObjectValue configuration, Catalogue catalogue, Optional<String> before) {
    Answer<List<Json>> all = catalogue.partnerPorts();
    if (all.value().isEmpty()) {
      return new Answer<>(Optional.empty(), all.problems());
    }
    List<Json> found =
        all.value().get().stream()
            .filter(port -> isWanted(port, configuration))
            .filter(port -> takesVxcs(port) || isFixed(port, configuration, before))
            .sorted(BEST)
            .toList();
    if (found.isEmpty()) {
      return none(
          "Partner port not found",
          "No partner port that permits VXCs matches all filters of this data source. Remove"
              + " filters one by one to see which of them excludes it.");
    }
    Json chosen =
        found.stream()
            .filter(port -> port.text("productUid").equals(before))
            .findFirst()
            .orElseGet(found::getFirst);
    List<AttributeProblem> problems = new ArrayList<>();
    if (found.size() > 1) {
      problems.add(several(found, chosen));
    }
    if (!takesVxcs(chosen)) {
      problems.add(closed(chosen));
    }
    return Answer.of(object(chosen), problems);
  }

  private static boolean takesVxcs(Json port) {
    return port.truth("vxcPermitted").orElse(true);
  }

  /** Whether the port is the one that the configuration, or an earlier look-up, names. */
  private static boolean isFixed(Json port, ObjectValue configuration, Optional<String> before) {
    Optional<String> uid = port.text("productUid");
    return uid.equals(Fields.text(configuration, "product_uid")) || uid.equals(before);
  }

  private static AttributeProblem closed(Json port) {
    return AttributeProblem.warning(
        AttributePath.ROOT,
        "Partner port takes no more VXCs",
        "The port %s (%s) permits no new VXCs at the moment. VXCs that end there stay; a new one will be refused."
            .formatted(port.textOr("productUid", ""), port.textOr("title", "")));
  }

  private static boolean isWanted(Json port, ObjectValue configuration) {
    return matches(configuration, "product_uid", port.textOr("productUid", ""))
        && matches(configuration, "company_uid", port.textOr("companyUid", ""))
        && matches(configuration, "connect_type", port.textOr("connectType", ""))
        && matches(configuration, "company_name", port.textOr("companyName", ""))
        && matches(configuration, "product_name", port.textOr("title", ""))
        && matches(configuration, "diversity_zone", port.textOr("diversityZone", ""))
        && matches(configuration, "location_id", port.whole("locationId"));
  }

  private ObjectValue object(Json port) {
    SortedMap<String, Value> values = values(port);
    values.put("product_name", Value.string(port.textOr("title", "")));
    return Value.object(values);
  }

  private static AttributeProblem several(List<Json> found, Json chosen) {
    String list =
        found.stream()
            .limit(SHOWN)
            .map(port ->
                "    %s  %s, location %d, zone %s"
                    .formatted(
                        port.textOr("productUid", ""),
                        port.textOr("title", ""),
                        port.whole("locationId").orElse(0),
                        port.textOr("diversityZone", "none")))
            .collect(Collectors.joining("\n"));
    return AttributeProblem.warning(
        AttributePath.ROOT,
        "Several partner ports match",
        "%d partner ports match; %s is taken:\n%s\nSet product_uid to pin one of them."
            .formatted(found.size(), chosen.textOr("productUid", ""), list));
  }
}
