package io.portwright.provider.megaport.nat;

import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.endpoint.NumberedPart;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.FromWire;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Review;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A numbered list of entries that belongs to a NAT gateway (contract §5.9). */
abstract class GatewayPart extends NumberedPart {

  static final String GATEWAY = "nat_gateway_product_uid";
  static final String DESCRIPTION = "description";
  static final String ENTRIES = "entries";

  private final String summaries;
  private final String lists;

  /**
   * @param word what messages call it
   * @param summaries last part of the path of all
   * @param lists last part of the path under which each has its number
   */
  GatewayPart(String name, String word, String summaries, String lists) {
    super(name, new Words(word, "NAT gateway", GATEWAY));
    this.summaries = summaries;
    this.lists = lists;
  }

  /** An entry as read, in the words of the recorded one at the same place. */
  abstract ObjectValue worded(ObjectValue entry, Optional<ObjectValue> recorded);

  @Override
  protected final String summaries(String gateway) {
    return Gateways.path(gateway) + "/" + summaries;
  }

  @Override
  protected final String place(String gateway) {
    return Gateways.path(gateway) + "/" + lists;
  }

  @Override
  public final List<Finding> remarks(Endpoints endpoints, Review.Item item) {
    return orphaned(endpoints, item, GATEWAY);
  }

  @Override
  protected final boolean isSame(ObjectValue read, ObjectValue recorded) {
    return body(read).equals(body(recorded));
  }

  @Override
  protected final ObjectValue state(Json read, ObjectValue recorded) {
    ObjectValue state = recorded;
    for (Attribute attribute : schema().attributes().values()) {
      if (!attribute.name().equals(GATEWAY) && !attribute.name().equals(ENTRIES)) {
        state = state.with(attribute.name(), FromWire.attribute(attribute, read));
      }
    }
    Attribute entries = schema().attribute(ENTRIES).orElseThrow();
    Value listed = FromWire.attribute(entries, read);
    List<Value> known = List.copyOf(recorded.attribute(ENTRIES).parts());
    List<Value> all = new ArrayList<>();
    for (Value entry : listed.parts()) {
      Optional<ObjectValue> before =
          known.size() > all.size() && known.get(all.size()) instanceof ObjectValue object
              ? Optional.of(object)
              : Optional.empty();
      all.add(worded((ObjectValue) entry, before));
    }
    return listed instanceof Value.ListValue list
        ? state.with(ENTRIES, Value.list(list.element(), all))
        : state;
  }

  /** A text that is not told is the same as an empty one. */
  static ObjectValue quiet(ObjectValue entry, Optional<ObjectValue> recorded, String attribute) {
    boolean silent = Fields.text(entry, attribute).orElse("").isEmpty();
    Value before =
        recorded.map(object -> object.attribute(attribute)).orElse(entry.attribute(attribute));
    boolean empty = before.isNull() || before.asString().isEmpty();
    return silent
        ? entry.with(attribute, empty && recorded.isPresent() ? before : none(entry, attribute))
        : entry;
  }

  private static Value none(ObjectValue entry, String attribute) {
    return Value.nullOf(entry.attribute(attribute).type());
  }

  /** A number that is not told is 0. */
  static ObjectValue zero(ObjectValue entry, String attribute) {
    return entry.attribute(attribute).isNull() ? entry.with(attribute, Value.number(0)) : entry;
  }
}
