package io.portwright.engine.fake;

import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Presence;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.DataSourceType;
import io.portwright.provider.spi.Provider;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The provider {@code fake}, with one world behind it. */
public record FakeProvider(FakeWorld world) implements Provider {

  private static final Schema PLACE =
      Schema.of(
          List.of(
              Attribute.plain("name", Type.STRING, Presence.REQUIRED),
              Attribute.plain("id", Type.NUMBER, Presence.COMPUTED)));

  @Override
  public String localName() {
    return "fake";
  }

  @Override
  public String source() {
    return "registry.terraform.io/test/fake";
  }

  @Override
  public Schema schema() {
    return Schema.of(List.of(Attribute.plain("company", Type.STRING, Presence.OPTIONAL)));
  }

  @Override
  public Optional<ResourceType> resourceType(String type) {
    return FakeType.ALL.stream()
        .filter(known -> known.name().equals(type))
        .map(ResourceType.class::cast)
        .findFirst();
  }

  @Override
  public Optional<DataSourceType> dataSourceType(String type) {
    return type.equals("fake_place") ? Optional.of(new Named(type, PLACE)) : Optional.empty();
  }

  private record Named(String name, Schema schema) implements DataSourceType {
    @Override
    public List<AttributeProblem> validate(ObjectValue configuration) {
      return List.of();
    }
  }

  @Override
  public SortedSet<String> resourceTypes() {
    return new TreeSet<>(FakeType.ALL.stream().map(FakeType::name).toList());
  }

  @Override
  public SortedSet<String> dataSourceTypes() {
    return new TreeSet<>(List.of("fake_place"));
  }

  @Override
  public Answer<Account> connect(ObjectValue configuration) {
    return Answer.of(world.account());
  }
}
