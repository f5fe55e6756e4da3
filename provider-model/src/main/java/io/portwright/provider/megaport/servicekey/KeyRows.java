package io.portwright.provider.megaport.servicekey;

import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.endpoint.Endpoints.Indexed;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.FromWire;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Times;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.Search;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Service keys as the API lists them. */
final class KeyRows {

  static final String PATH = "/v2/service/key";

  /** Characters of a key that the API takes for the whole (contract §7.7). */
  static final int SHORT = 8;

  private static final List<String> MISSING = List.of("not found", "could not find", "no such");

  private KeyRows() {}

  /** What is known of one key. */
  sealed interface Found {
    record Row(Json json) implements Found {}

    record Gone(String evidence) implements Found {}

    record Failed(Reply.Failure why) implements Found {}
  }

  static String shortened(String key) {
    return key.substring(0, Math.min(key.length(), SHORT));
  }

  /** From the one list; a key that is missing there costs a call of its own. */
  static Found one(Endpoints endpoints, String key) {
    return switch (endpoints.indexed(PATH, "key")) {
      case Indexed.Rows list when list.rows().containsKey(key) ->
          new Found.Row(list.rows().get(key));
      case Indexed.Rows _ -> single(endpoints, key);
      case Indexed.Failed failed -> new Found.Failed(failed.why());
    };
  }

  private static Found single(Endpoints endpoints, String key) {
    Reply one =
        endpoints.client().get(PATH + "?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8));
    return switch (one) {
      case Reply.Ok ok ->
          row(ok.data(), key)
              .<Found>map(Found.Row::new)
              .orElseGet(() -> new Found.Gone("The service does not list this key."));
      case Reply.Refused refused when isGone(refused) -> new Found.Gone(refused.text());
      case Reply.Failure failure -> new Found.Failed(failure);
    };
  }

  /** A 400 alone may mean anything: only one that speaks of a missing key is evidence. */
  private static boolean isGone(Reply.Refused refused) {
    String said = refused.problem().toLowerCase(Locale.ROOT);
    return refused.isGone()
        || (refused.status() == 400 && MISSING.stream().anyMatch(said::contains));
  }

  private static Optional<Json> row(Json data, String key) {
    return data instanceof Json.Obj
        ? Optional.of(data).filter(row -> row.textOr("key", "").equals(key))
        : data.items().stream().filter(row -> row.textOr("key", "").equals(key)).findFirst();
  }

  /** A listed key that an order may have made. */
  static Search.Candidate candidate(Json row, String uid, ObjectValue ordered) {
    OptionalLong speed = Fields.whole(ordered, "max_speed");
    boolean alike = speed.isEmpty() || row.whole("maxSpeed").equals(speed);
    return new Search.Candidate(
        uid,
        row.textOr("description", ""),
        row.truth("active").orElse(true) ? "active" : "inactive",
        Times.instant(row.at("createDate")),
        alike ? Search.Mark.ALIKE : Search.Mark.NONE,
        Search.Life.RUNNING);
  }

  /**
   * The key as listed. What cannot change is as recorded, because the API reports it unreliably;
   * only an import takes it from there.
   */
  static ObjectValue state(Schema schema, Json row, ObjectValue recorded) {
    boolean imported = recorded.attribute("product_uid").isNull();
    SortedMap<String, Value> values = new TreeMap<>();
    schema
        .attributes()
        .forEach((name, attribute) -> {
          Value before = recorded.attribute(name);
          values.put(
              name,
              switch (name) {
                case "key", "last_updated" -> before;
                case "last_used" -> FromWire.date(row.at("lastUsed"));
                case Validity.ATTRIBUTE ->
                    Validity.read(row.at("validFor"), before, attribute.type());
                case "product_uid", "max_speed", "single_use", "vlan", "description" ->
                    imported ? written(attribute, row) : before;
                case "pre_approved" ->
                    before.isNull() ? FromWire.attribute(attribute, row) : before;
                default -> FromWire.attribute(attribute, row);
              });
        });
    return Value.object(values);
  }

  /** An imported value; what was never set is null. */
  private static Value written(Attribute attribute, Json row) {
    Value value = FromWire.attribute(attribute, row);
    boolean unset =
        value.equals(Value.string(""))
            || (attribute.name().equals("vlan") && value.equals(Value.number(0)));
    return unset ? attribute.none() : value;
  }
}
