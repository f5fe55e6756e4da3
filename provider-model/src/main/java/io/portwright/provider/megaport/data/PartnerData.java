package io.portwright.provider.megaport.data;

import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * {@code megaport_partner}: a partner's port. Every attribute that is set filters. Of several
 * matches the one with the lowest rank is taken, and of equal ranks the first in the API's order.
 */
public final class PartnerData extends DataSource {

  private static final int SHOWN = 5;

  public PartnerData() {
    super("megaport_partner");
  }

  @Override
  protected Answer<ObjectValue> find(ObjectValue configuration, Catalogue catalogue) {
    Answer<List<Json>> all = catalogue.partnerPorts();
    if (all.value().isEmpty()) {
      return new Answer<>(Optional.empty(), all.problems());
    }
    List<Json> found =
        all.value().get().stream()
            .filter(port -> port.truth("vxcPermitted").orElse(true))
            .filter(port -> isWanted(port, configuration))
            .sorted(Comparator.comparingLong(port -> port.whole("rank").orElse(Long.MAX_VALUE)))
            .toList();
    if (found.isEmpty()) {
      return none(
          "Partner port not found",
          "No partner port that permits VXCs matches all filters of this data source. Remove"
              + " filters one by one to see which of them excludes it.");
    }
    ObjectValue chosen = object(found.getFirst());
    return found.size() == 1 ? Answer.of(chosen) : Answer.of(chosen, List.of(several(found)));
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

  private static AttributeProblem several(List<Json> found) {
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
        "%d partner ports match; the one with the best rank is taken:\n%s\nSet product_uid to pin one of them."
            .formatted(found.size(), list));
  }
}
