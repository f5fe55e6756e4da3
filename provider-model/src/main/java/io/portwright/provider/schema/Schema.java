package io.portwright.provider.schema;

import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Entries;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What may stand inside a resource, data or provider block. A class rather than a record because
 * its type is asked for with every object, and made once.
 */
public final class Schema {
  private final int version;
  private final SortedMap<String, Attribute> attributes;
  private final SortedMap<String, NestedBlock> blocks;
  private final Type.ObjectOf objectType;
  private final boolean hasSensitive;

  /**
   * @param version of the state that this schema writes
   * @param attributes by name
   * @param blocks nested blocks by type name; the Megaport provider has none
   */
  public Schema(
      int version, SortedMap<String, Attribute> attributes, SortedMap<String, NestedBlock> blocks) {
    this.version = version;
    this.attributes = Entries.of(attributes);
    this.blocks = Entries.of(blocks);
    this.objectType = typeOf(this.attributes, this.blocks);
    this.hasSensitive = this.attributes.values().stream().anyMatch(Attribute::hasSensitive);
  }

  /** Of the state that this schema writes. */
  public int version() {
    return version;
  }

  /** By name, in byte order. */
  public SortedMap<String, Attribute> attributes() {
    return attributes;
  }

  /** Nested blocks by type name, in byte order. */
  public SortedMap<String, NestedBlock> blocks() {
    return blocks;
  }

  /** A block that may be written inside another block. */
  public record NestedBlock(Attribute.Nesting nesting, Schema schema, int minItems, int maxItems) {}

  public static Schema of(Collection<Attribute> attributes) {
    SortedMap<String, Attribute> byName = new TreeMap<>(Utf8Order.INSTANCE);
    attributes.forEach(attribute -> byName.put(attribute.name(), attribute));
    return new Schema(0, byName, Collections.emptySortedMap());
  }

  public Optional<Attribute> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  /** The attribute that a path leads to, through nested ones; elements are those of their list. */
  public Optional<Attribute> attribute(AttributePath path) {
    SortedMap<String, Attribute> level = attributes;
    Optional<Attribute> found = Optional.empty();
    for (AttributePath.Step step : path.steps()) {
      if (step instanceof AttributePath.Step.Attribute named) {
        found = Optional.ofNullable(level.get(named.name()));
        level =
            found.isPresent() && found.get().shape() instanceof Attribute.Shape.Nested nested
                ? nested.attributes()
                : Collections.emptySortedMap();
      }
    }
    return found;
  }

  /** Type of the object that a block of this schema evaluates to. */
  public Type.ObjectOf objectType() {
    return objectType;
  }

  /** Whether an attribute is sensitive, at any depth. */
  public boolean hasSensitive() {
    return hasSensitive;
  }

  private static Type.ObjectOf typeOf(
      SortedMap<String, Attribute> attributes, SortedMap<String, NestedBlock> blocks) {
    SortedMap<String, Type> types = new TreeMap<>(Utf8Order.INSTANCE);
    attributes.forEach((name, attribute) -> types.put(name, attribute.type()));
    blocks.forEach(
        (name, block) -> types.put(name, block.nesting().of(block.schema().objectType())));
    return Type.object(types);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Schema schema
            && version == schema.version
            && attributes.equals(schema.attributes)
            && blocks.equals(schema.blocks));
  }

  /** Of the names only: schemas are keys of maps, and hashing all of a large one takes long. */
  @Override
  public int hashCode() {
    return 31 * version + attributes.keySet().hashCode();
  }
}
