package io.portwright.provider.megaport.product;

import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Resource tags of a service. One tag is ours: it carries the fingerprint of the order, so that an
 * order whose answer was lost can be found again. It is never shown and never removed.
 */
public final class Tags {

  /** Attribute that holds the user's tags. */
  public static final String ATTRIBUTE = "resource_tags";

  /** Key of the hidden tag. */
  public static final String FINGERPRINT = "portwright-intent";

  private Tags() {}

  /** The {@code resourceTags} array of an order or of an update. */
  public static Json wire(ObjectValue object, Optional<String> fingerprint) {
    SortedMap<String, String> tags = new TreeMap<>(user(object));
    fingerprint.ifPresent(text -> tags.put(FINGERPRINT, text));
    List<Json> items = new ArrayList<>();
    tags.forEach((key, value) -> items.add(Json.EMPTY.with("key", key).with("value", value)));
    return Json.array(items);
  }

  /** The user's tags as the API lists them. Null when there are none, as in an empty map. */
  public static Value value(Json resourceTags, Value recorded) {
    SortedMap<String, Value> tags = new TreeMap<>();
    for (Json tag : resourceTags.items()) {
      String key = tag.textOr("key", "");
      if (!key.isEmpty() && !key.equals(FINGERPRINT)) {
        tags.put(key, Value.string(tag.textOr("value", "")));
      }
    }
    if (tags.isEmpty()) {
      return isNone(recorded) ? recorded : Value.nullOf(Type.map(Type.STRING));
    }
    return Value.map(Type.STRING, tags);
  }

  public static Optional<String> fingerprint(Json resourceTags) {
    return resourceTags.items().stream()
        .filter(tag -> tag.textOr("key", "").equals(FINGERPRINT))
        .findFirst()
        .flatMap(tag -> tag.text("value"));
  }

  /** Null or an empty map: both mean no tags. */
  public static boolean isNone(Value tags) {
    return tags.isNull() || (tags.isKnown() && tags.parts().isEmpty());
  }

  private static SortedMap<String, String> user(ObjectValue object) {
    SortedMap<String, String> tags = new TreeMap<>();
    if (object.attributes().get(ATTRIBUTE) instanceof Value.MapValue map) {
      map.entries()
          .forEach((key, value) -> {
            if (value.isPresent()) {
              tags.put(key, value.asString());
            }
          });
    }
    return tags;
  }
}
