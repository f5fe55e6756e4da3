package io.portwright.provider.megaport.vxc;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The planning of a VXC as far as the schema cannot say it. */
final class VxcPlan {

  private static final String CURRENT = "current_product_uid";

  /** Computed attributes of an end that follow its product. */
  private static final List<String> FOLLOWS_PRODUCT =
      List.of(CURRENT, "product_name", "location_id", "location", "secondary_name");

  private static final List<String> MAKES_VLAN =
      List.of("ordered_vlan", "inner_vlan", "vnic_index");

  /** Settings that no message may show. */
  private static final Set<String> SECRET = Set.of("auth_key", "service_key", "pairing_key");

  private VxcPlan() {}

  /** What is certain about a new VXC although the configuration does not say it. */
  static ObjectValue initial(
      ObjectValue planned, ObjectValue configuration, List<AttributeProblem> problems) {
    boolean unset = configuration.attribute("shutdown").isNull();
    ObjectValue known =
        unsetInputs(unset ? planned.with("shutdown", Value.FALSE) : planned, configuration);
    for (Side side : Side.values()) {
      if (Fields.present(side.end(configuration), CURRENT).isPresent()) {
        problems.add(onlyReported(side));
        known =
            known.with(side.attribute(), side.end(known).with(CURRENT, Value.unknown(Type.STRING)));
      }
    }
    return known;
  }

  /** Schema and official provider let it be set; but where an end is only the service can say. */
  private static AttributeProblem onlyReported(Side side) {
    return AttributeProblem.warning(
        side.path(CURRENT),
        "Argument without effect",
        "current_product_uid says where the service has put the end. What is written is left"
            + " unread: remove it, and name the wanted product in requested_product_uid.");
  }

  /** An input of an end that is not set stays null: the answer is in {@code vlan} and the like. */
  private static ObjectValue unsetInputs(ObjectValue planned, ObjectValue configuration) {
    ObjectValue known = planned;
    for (Side side : Side.values()) {
      ObjectValue end = side.end(known);
      ObjectValue written = side.end(configuration);
      Map<String, Value> changed = new TreeMap<>(end.attributes());
      for (String name : List.of("requested_product_uid", "ordered_vlan")) {
        Value now = end.attributes().get(name);
        if (now != null
            && !now.isKnown()
            && written.attributes().get(name) instanceof Value.NullValue) {
          changed.put(name, Value.nullOf(now.type()));
        }
      }
      known =
          end.attributes().isEmpty() ? known : known.with(side.attribute(), Value.object(changed));
    }
    return known;
  }

  /** VLAN 0 is the same as none; a BGP key that is left out stays as it is. */
  static ObjectValue normalised(
      ObjectValue prior, ObjectValue configuration, List<AttributeProblem> problems) {
    ObjectValue wanted = configuration;
    for (Side side : Side.values()) {
      ObjectValue was = side.end(prior);
      ObjectValue is = side.end(wanted);
      if (was.attributes().isEmpty() || is.attributes().isEmpty()) {
        continue;
      }
      if (isAutomatic(was) && isAutomatic(is) && Fields.differ(was, is, "ordered_vlan")) {
        is = is.with("ordered_vlan", was.attribute("ordered_vlan"));
      }
      if (Fields.present(is, CURRENT).isPresent() && Fields.differ(was, is, CURRENT)) {
        problems.add(onlyReported(side));
        is = is.with(CURRENT, was.attribute(CURRENT));
      }
      if (!is.equals(side.end(wanted))) {
        wanted = wanted.with(side.attribute(), is);
      }
      imported(side, prior, configuration, problems);
    }
    return BgpKeys.kept(prior, wanted, problems);
  }

  private static boolean isAutomatic(ObjectValue end) {
    Value vlan = end.attributes().getOrDefault("ordered_vlan", Value.NULL);
    OptionalLong number = Fields.whole(end, "ordered_vlan");
    return vlan.isNull() || (number.isPresent() && number.getAsLong() == 0);
  }

  private static void imported(
      Side side, ObjectValue prior, ObjectValue configuration, List<AttributeProblem> problems) {
    Optional<Partner> is = side.kind(configuration);
    if (is.isPresent() && is.get().isForeign() && side.partner(prior).isEmpty()) {
      problems.add(
          AttributeProblem.warning(
              AttributePath.of(side.partnerAttribute()),
              "Partner settings only recorded",
              "The service never tells these settings, so they cannot be compared with what was"
                  + " ordered. They are recorded and nothing is sent."
                  + contradictions(side, prior, configuration)));
    }
  }

  /** Where the live connection says something else than the settings. */
  private static String contradictions(Side side, ObjectValue prior, ObjectValue configuration) {
    SortedSet<String> found = new TreeSet<>();
    ObjectValue settings = side.settings(configuration).orElseGet(() -> Value.object(Map.of()));
    for (Value connection : prior.attribute("csp_connections").parts()) {
      if (connection instanceof ObjectValue live) {
        settings
            .attributes()
            .forEach((name, wanted) -> {
              Optional<Value> now = Fields.present(live, name);
              boolean said = wanted.isPresent() && now.isPresent();
              if (said && !SECRET.contains(name) && !wanted.equals(now.get())) {
                found.add("%s is %s there".formatted(name, now.get()));
              }
            });
      }
    }
    return found.isEmpty()
        ? ""
        : " The live connection differs, however: " + String.join(", ", found) + ".";
  }

  /** Sets back what this update cannot change, and opens what it can. */
  static ObjectValue settled(ObjectValue prior, ObjectValue planned) {
    ObjectValue settled = planned;
    boolean moved = false;
    boolean touched = Fields.differ(prior, planned, "rate_limit");
    for (Side side : Side.values()) {
      ObjectValue was = side.end(prior);
      ObjectValue is = side.end(planned);
      if (was.attributes().isEmpty() || is.attributes().isEmpty()) {
        continue;
      }
      boolean fixed = side.kind(planned).filter(Partner::isForeign).isPresent();
      boolean elsewhere = !fixed && Fields.differ(was, is, "requested_product_uid");
      boolean otherVlan =
          elsewhere || MAKES_VLAN.stream().anyMatch(name -> Fields.differ(was, is, name));
      ObjectValue end = is;
      for (String name : FOLLOWS_PRODUCT) {
        end = end.with(name, elsewhere ? unknown(end, name) : was.attribute(name));
      }
      end = end.with("vlan", otherVlan ? unknown(end, "vlan") : was.attribute("vlan"));
      settled = settled.with(side.attribute(), end);
      moved |= elsewhere;
      touched |= otherVlan || Fields.differ(prior, planned, side.partnerAttribute());
    }
    if (moved) {
      settled = settled.with("distance_band", unknown(settled, "distance_band"));
    }
    return moved || touched
        ? settled.with("csp_connections", unknown(settled, "csp_connections"))
        : settled;
  }

  private static Value unknown(ObjectValue object, String name) {
    return Value.unknown(object.attribute(name).type());
  }

  /**
   * Settings of a cloud provider that change need a new VXC, and so does another partner. Those
   * that are only left out do not: nothing can be taken from a live VXC.
   */
  static Set<AttributePath> replacements(ObjectValue prior, ObjectValue planned) {
    Set<AttributePath> paths = new HashSet<>();
    for (Side side : Side.values()) {
      Optional<Partner> was = side.kind(prior);
      Optional<Partner> is = side.kind(planned);
      boolean foreign =
          was.isPresent() && is.isPresent() && (was.get().isForeign() || is.get().isForeign());
      if (foreign && Fields.differ(prior, planned, side.partnerAttribute())) {
        paths.add(AttributePath.of(side.partnerAttribute()));
      }
    }
    return paths;
  }
}
