package io.portwright.provider.megaport.vxc;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Passwords of BGP sessions. An update sends all sessions of an end anew, and one without its
 * password would lose it: so a password that the configuration leaves out stays as state knows it.
 */
final class BgpKeys {

  private static final String PASSWORD = "password";

  private BgpKeys() {}

  /** The configuration with the known passwords of the sessions that name none. */
  static ObjectValue kept(
      ObjectValue prior, ObjectValue configuration, List<AttributeProblem> problems) {
    ObjectValue wanted = configuration;
    for (Side side : Side.values()) {
      Map<String, Value> known = new HashMap<>();
      side.settings(prior).ifPresent(settings -> collect(settings, known));
      boolean router = side.kind(wanted).filter(Partner::isRouter).isPresent();
      if (router && !known.isEmpty() && side.settings(wanted).isPresent()) {
        String name = side.kind(wanted).orElseThrow().config();
        AttributePath at = AttributePath.of(side.partnerAttribute(), name);
        ObjectValue settings = side.settings(wanted).get();
        ObjectValue filled = filled(settings, known, at, problems);
        if (!filled.equals(settings)) {
          wanted =
              wanted.with(
                  side.partnerAttribute(), side.partner(wanted).orElseThrow().with(name, filled));
        }
      }
    }
    return wanted;
  }

  private static void collect(ObjectValue settings, Map<String, Value> known) {
    for (Value face : settings.attributes().getOrDefault("interfaces", Value.NULL).parts()) {
      for (Value session : sessions(face)) {
        if (session instanceof ObjectValue object) {
          Fields.present(object, PASSWORD).ifPresent(value -> known.put(peer(object), value));
        }
      }
    }
  }

  private static Iterable<Value> sessions(Value face) {
    return face instanceof ObjectValue object
        ? object.attributes().getOrDefault("bgp_connections", Value.NULL).parts()
        : List.of();
  }

  /** What tells a session: its two addresses. */
  private static String peer(ObjectValue session) {
    return Fields.text(session, "local_ip_address").map(Network::canonical).orElse("")
        + " "
        + Fields.text(session, "peer_ip_address").map(Network::canonical).orElse("");
  }

  private static ObjectValue filled(
      ObjectValue settings,
      Map<String, Value> known,
      AttributePath at,
      List<AttributeProblem> problems) {
    if (!(settings.attributes().get("interfaces") instanceof Value.ListValue faces)) {
      return settings;
    }
    List<Value> items = new ArrayList<>();
    for (Value face : faces.items()) {
      AttributePath path = at.attribute("interfaces").index(items.size());
      items.add(
          face instanceof ObjectValue object
                  && object.attributes().get("bgp_connections") instanceof Value.ListValue list
              ? object.with("bgp_connections", sessions(list, known, path, problems))
              : face);
    }
    return settings.with("interfaces", Value.list(faces.element(), items));
  }

  private static Value sessions(
      Value.ListValue list,
      Map<String, Value> known,
      AttributePath at,
      List<AttributeProblem> problems) {
    List<Value> items = new ArrayList<>();
    for (Value item : list.items()) {
      AttributePath path = at.attribute("bgp_connections").index(items.size());
      items.add(
          item instanceof ObjectValue session ? session(session, known, path, problems) : item);
    }
    return Value.list(list.element(), items);
  }

  private static ObjectValue session(
      ObjectValue session,
      Map<String, Value> known,
      AttributePath path,
      List<AttributeProblem> problems) {
    Value password = known.get(peer(session));
    if (password == null || !session.attributes().getOrDefault(PASSWORD, Value.NULL).isNull()) {
      return session;
    }
    if (!password.equals(Value.string(""))) {
      problems.add(warning(path.attribute(PASSWORD)));
    }
    return session.with(PASSWORD, password);
  }

  private static AttributeProblem warning(AttributePath path) {
    return AttributeProblem.warning(
        path,
        "BGP password stays as it is",
        "The configuration names no password for this session, but it has one. It is kept, because"
            + " a session that loses its key goes down. To remove it, write password = \"\".");
  }
}
