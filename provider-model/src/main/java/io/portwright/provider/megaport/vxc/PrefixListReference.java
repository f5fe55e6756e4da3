package io.portwright.provider.megaport.vxc;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A prefix filter list that a BGP session of a VXC names by its description.
 *
 * @param router UID of the router whose list it is; unknown when it is not ordered yet
 * @param path of the attribute that names it
 */
public record PrefixListReference(Value router, String description, AttributePath path) {

  /** Resource types that are such lists, and their attribute that names the router. */
  public static final Map<String, String> LISTS =
      Map.of(
          "megaport_mcr_prefix_filter_list", "mcr_id",
          "megaport_nat_gateway_prefix_list", "nat_gateway_product_uid");

  /** Attributes of a session that name a list. */
  static final List<String> ATTRIBUTES =
      List.of("import_whitelist", "import_blacklist", "export_whitelist", "export_blacklist");

  /** All references of a VXC whose description is known. */
  public static List<PrefixListReference> in(ObjectValue vxc) {
    List<PrefixListReference> found = new ArrayList<>();
    for (Side side : Side.values()) {
      if (side.kind(vxc).filter(Partner::isRouter).isPresent()) {
        Value router = side.end(vxc).attributes().getOrDefault("requested_product_uid", Value.NULL);
        AttributePath at =
            AttributePath.of(
                side.partnerAttribute(), side.kind(vxc).map(Partner::config).orElse(""));
        side.settings(vxc).ifPresent(settings -> interfaces(router, settings, at, found));
      }
    }
    return found;
  }

  private static void interfaces(
      Value router, ObjectValue settings, AttributePath at, List<PrefixListReference> found) {
    int face = 0;
    for (Value item : settings.attributes().getOrDefault("interfaces", Value.NULL).parts()) {
      AttributePath path = at.attribute("interfaces").index(face++);
      if (item instanceof ObjectValue object) {
        int number = 0;
        Value sessions = object.attributes().getOrDefault("bgp_connections", Value.NULL);
        for (Value session : sessions.parts()) {
          AttributePath one = path.attribute("bgp_connections").index(number++);
          if (session instanceof ObjectValue fields) {
            named(router, fields, one, found);
          }
        }
      }
    }
  }

  private static void named(
      Value router, ObjectValue session, AttributePath at, List<PrefixListReference> found) {
    for (String name : ATTRIBUTES) {
      Fields.text(session, name)
          .filter(description -> !description.isEmpty())
          .ifPresent(description ->
              found.add(new PrefixListReference(router, description, at.attribute(name))));
    }
  }
}
