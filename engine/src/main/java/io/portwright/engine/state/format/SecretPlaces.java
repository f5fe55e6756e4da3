package io.portwright.engine.state.format;

import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.Value;
import java.util.Optional;

/** Which places of a value the store keeps secret: by its marks and by its schema. */
public final class SecretPlaces {
  private final SealedPlaces places;

  private SecretPlaces(SealedPlaces places) {
    this.places = places;
  }

  public static SecretPlaces of(Value value, Optional<Schema> schema) {
    return new SecretPlaces(SealedPlaces.of(value, schema));
  }

  /**
   * The place of a part: an attribute, a key or an index. The value itself is at the empty text.
   */
  public static String child(String place, String name) {
    return Pointer.child(place, name);
  }

  public boolean isSecret(String place) {
    return places.at(place) != Treatment.PLAIN;
  }
}
