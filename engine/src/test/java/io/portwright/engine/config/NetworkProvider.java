package io.portwright.engine.config;

import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Flag;
import io.portwright.provider.schema.Attribute.Nesting;
import io.portwright.provider.schema.Attribute.Presence;
import io.portwright.provider.schema.Attribute.Replace;
import io.portwright.provider.schema.Attribute.Shape;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.schema.Validator;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.DataSourceType;
import io.portwright.provider.spi.Provider;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A provider with the shapes that matter here: nested attributes, validators, flags. */
final class NetworkProvider implements Provider {
  private static final Attribute UID =
      Attribute.plain("product_uid", Type.STRING, Presence.COMPUTED);
  private static final Attribute NAME =
      Attribute.plain("product_name", Type.STRING, Presence.REQUIRED);

  private static final Validator SPEED =
      new Validator() {
        @Override
        public Optional<String> problem(Value value) {
          return rule().contains(value.toString())
              ? Optional.empty()
              : Optional.of("Attribute port_speed must be " + rule() + ", got: " + value + ".");
        }

        @Override
        public String rule() {
          return "one of 1000, 10000";
        }
      };

  private static final Attribute END =
      Attribute.nested(
          "a_end",
          Nesting.SINGLE,
          byName(
              Attribute.plain("requested_product_uid", Type.STRING, Presence.REQUIRED),
              Attribute.plain("ordered_vlan", Type.NUMBER, Presence.OPTIONAL),
              Attribute.plain("vlan", Type.NUMBER, Presence.COMPUTED)),
          Presence.REQUIRED);

  private static final Map<String, Schema> RESOURCES =
      new TreeMap<>(
          Map.of(
              "megaport_port",
              Schema.of(
                  List.of(
                      UID,
                      NAME,
                      new Attribute(
                          "port_speed",
                          new Shape.Plain(Type.NUMBER),
                          Presence.REQUIRED,
                          Set.of(),
                          Replace.ALWAYS,
                          Optional.empty(),
                          List.of(SPEED),
                          ""),
                      Attribute.plain("lag_id", Type.NUMBER, Presence.OPTIONAL, Flag.DEPRECATED))),
              "megaport_mcr",
              Schema.of(List.of(UID, NAME)),
              "megaport_vxc",
              Schema.of(
                  List.of(
                      UID,
                      NAME,
                      END,
                      Attribute.plain("tags", Type.map(Type.STRING), Presence.OPTIONAL)))));

  private static Map<String, Attribute> byName(Attribute... attributes) {
    Map<String, Attribute> byName = new TreeMap<>();
    List.of(attributes).forEach(attribute -> byName.put(attribute.name(), attribute));
    return byName;
  }

  @Override
  public String localName() {
    return "megaport";
  }

  @Override
  public String source() {
    return "registry.terraform.io/megaport/megaport";
  }

  @Override
  public Schema schema() {
    return Schema.of(List.of(Attribute.plain("environment", Type.STRING, Presence.OPTIONAL)));
  }

  @Override
  public Optional<ResourceType> resourceType(String type) {
    return Optional.ofNullable(RESOURCES.get(type)).map(schema -> new Service(type, schema));
  }

  private record Service(String name, Schema schema) implements ResourceType {
    @Override
    public Exchange exchange() {
      return Exchange.CREATE_FIRST;
    }

    @Override
    public List<AttributeProblem> validate(ObjectValue configuration) {
      return List.of();
    }

    @Override
    public Planned plan(PlanRequest request) {
      throw new IllegalStateException("nothing is planned here");
    }
  }

  @Override
  public Optional<DataSourceType> dataSourceType(String type) {
    return Optional.empty();
  }

  @Override
  public SortedSet<String> resourceTypes() {
    return new TreeSet<>(RESOURCES.keySet());
  }

  @Override
  public SortedSet<String> dataSourceTypes() {
    return new TreeSet<>();
  }

  @Override
  public Answer<Account> connect(ObjectValue configuration) {
    throw new IllegalStateException("nobody logs in here");
  }
}
