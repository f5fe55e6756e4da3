package io.portwright.provider.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.portwright.provider.sandbox.wire.Json;
import java.util.Optional;

/** The internet exchanges. A port may join one of another metro as well. */
public final class Exchanges {
  private final Rows types = Rows.of("ix-types.json");
  private final Rows points = Rows.of("ixps.json");
  private final Lazy<JsonNode> places = new Lazy<>(() -> Rows.of("ix-places.json").tree());

  /** The answer of the list without a location. */
  public byte[] answer() {
    return types.bytes();
  }

  /** The answer of the exchange points. */
  public byte[] pointsAnswer() {
    return points.bytes();
  }

  /** Rows of the list: those of a location first, then the others, each in their order. */
  public ArrayNode near(int locationId) {
    ArrayNode local = Json.array();
    ArrayNode remote = Json.array();
    for (JsonNode row : types.all()) {
      boolean here = isAt(row.path("name").asText(), locationId);
      (here ? local : remote).add(row);
    }
    return local.addAll(remote);
  }

  /** Whether a location can join an exchange without leaving its metro. */
  public boolean isAt(String name, int locationId) {
    for (JsonNode id : places.value().path(name)) {
      if (id.asInt() == locationId) {
        return true;
      }
    }
    return false;
  }

  /** Some location of an exchange, from where a remote port reaches it; empty for unknown ones. */
  public Optional<Integer> place(String name) {
    JsonNode first = places.value().path(name).path(0);
    return first.isNumber() ? Optional.of(first.asInt()) : Optional.empty();
  }

  public Optional<ExchangeType> find(String name) {
    for (JsonNode row : types.all()) {
      if (row.path("name").asText().equals(name)) {
        return Optional.of(ExchangeType.of(row, point(name)));
      }
    }
    return Optional.empty();
  }

  private JsonNode point(String name) {
    for (JsonNode row : points.all()) {
      if (row.path("name").asText().equals(name)) {
        return row;
      }
    }
    return Json.object();
  }
}
