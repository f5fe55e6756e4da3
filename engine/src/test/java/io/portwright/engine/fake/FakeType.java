package io.portwright.engine.fake;

import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Flag;
import io.portwright.provider.schema.Attribute.Presence;
import io.portwright.provider.schema.Attribute.Replace;
import io.portwright.provider.schema.Planning;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Ports and links: a link refers to ports by their UID; the speed of a port is fixed for life. */
public record FakeType(String name, Exchange exchange) implements ResourceType {

  public static final FakeType PORT = new FakeType("fake_port", Exchange.CREATE_FIRST);
  public static final FakeType LINK = new FakeType("fake_link", Exchange.CREATE_FIRST);

  /** Like a port, but its old object goes before the new one comes. */
  public static final FakeType SLOT = new FakeType("fake_slot", Exchange.DELETE_FIRST);

  public static final List<FakeType> ALL = List.of(LINK, PORT, SLOT);

  private static final Schema SCHEMA =
      Schema.of(
          List.of(
              Attribute.plain("name", Type.STRING, Presence.REQUIRED),
              new Attribute(
                  "speed",
                  new Attribute.Shape.Plain(Type.NUMBER),
                  Presence.OPTIONAL,
                  Set.of(),
                  Replace.ALWAYS,
                  Optional.of(Value.number(1000)),
                  List.of(),
                  ""),
              Attribute.plain("rate", Type.NUMBER, Presence.OPTIONAL),
              Attribute.plain("on", Type.STRING, Presence.OPTIONAL),
              Attribute.plain("tags", Type.map(Type.STRING), Presence.OPTIONAL),
              Attribute.plain("secret", Type.STRING, Presence.OPTIONAL, Flag.SENSITIVE),
              Attribute.plain("uid", Type.STRING, Presence.COMPUTED, Flag.KEEPS_STATE),
              Attribute.plain("status", Type.STRING, Presence.COMPUTED, Flag.KEEPS_STATE)));

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public List<AttributeProblem> validate(ObjectValue configuration) {
    Value rate = configuration.attribute("rate");
    return rate.isPresent() && rate.asNumber().signum() < 0
        ? List.of(
            AttributeProblem.error(
                AttributePath.of("rate"), "Invalid rate", "The rate must not be negative."))
        : List.of();
  }

  @Override
  public Planned plan(PlanRequest request) {
    Planning planning = new Planning(SCHEMA);
    ObjectValue after = planning.planned(request.prior(), request.configuration());
    SortedSet<AttributePath> because =
        request.prior().map(prior -> planning.replacements(prior, after)).orElse(new TreeSet<>());
    return new Planned(after, because, List.of());
  }
}
