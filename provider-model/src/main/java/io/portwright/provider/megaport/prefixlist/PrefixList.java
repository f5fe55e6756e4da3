package io.portwright.provider.megaport.prefixlist;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A prefix filter list of an MCR: as an object of its own, and as an element inside an MCR.
 *
 * @param family as written, in any case
 */
public record PrefixList(OptionalLong id, String description, String family, Entries entries) {

  static final String DESCRIPTION = "description";
  static final String FAMILY = "address_family";
  static final String ENTRIES = "entries";

  /** Of a wholly known object. */
  public static PrefixList of(ObjectValue value) {
    return new PrefixList(
        Fields.whole(value, "id"),
        Fields.text(value, DESCRIPTION).orElse(""),
        Fields.text(value, FAMILY).orElse(""),
        Entries.of(value.attributes().getOrDefault(ENTRIES, Value.NULL)));
  }

  /** Of an answer. */
  public static PrefixList of(Json json) {
    return new PrefixList(
        json.whole("id"),
        json.textOr("description", ""),
        json.textOr("addressFamily", ""),
        Entries.of(json.at("entries")));
  }

  /** Where the lists of a router are: summaries without entries. */
  public static String summaries(String router) {
    return "/v2/product/mcr2/" + router + "/prefixLists";
  }

  /** Where a new list is posted. */
  public static String orders(String router) {
    return "/v2/product/mcr2/" + router + "/prefixList";
  }

  /** Where one list is. */
  public static String path(String router, long id) {
    return orders(router) + "/" + id;
  }

  /** The router's lists with a description, as {@code <router>:<id>}. */
  public static Checked<List<String>> described(
      Endpoints endpoints, String router, String description) {
    Reply reply = endpoints.shared(summaries(router));
    if (!(reply instanceof Reply.Ok ok)) {
      return Checked.failed(
          Failures.of("list the prefix filter lists of the router", (Reply.Failure) reply));
    }
    return Checked.of(
        ok.data().items().stream()
            .filter(list -> list.textOr("description", "").equals(description))
            .flatMap(list -> list.whole("id").stream().boxed())
            .map(id -> router + ":" + id)
            .toList());
  }

  /** Body of an order or of a change. */
  public Json.Obj wire() {
    return Json.EMPTY
        .with("description", description)
        .with("addressFamily", Family.of(family).map(Family::wireName).orElse(family))
        .with("entries", entries.wire());
  }

  /** This list as it was read, in the words of the recorded one as far as they mean the same. */
  public PrefixList like(PrefixList recorded) {
    return new PrefixList(
        id,
        description,
        family.equalsIgnoreCase(recorded.family) ? recorded.family : family,
        entries.like(recorded.entries));
  }

  public boolean meansTheSameAs(PrefixList other) {
    return description.equals(other.description)
        && family.equalsIgnoreCase(other.family)
        && entries.meansTheSameAs(other.entries);
  }

  public boolean isOfTheFamilyOf(PrefixList other) {
    return family.equalsIgnoreCase(other.family);
  }

  /** The object with the description, family and entries of this list. */
  public ObjectValue into(ObjectValue object) {
    return object
        .with(DESCRIPTION, Value.string(description))
        .with(FAMILY, Value.string(family))
        .with(ENTRIES, entries.value());
  }

  /**
   * What is wrong with a list as written, as far as it is known.
   *
   * @param at path of the object that holds the list
   */
  public static List<AttributeProblem> problems(AttributePath at, ObjectValue list) {
    List<AttributeProblem> problems = new ArrayList<>();
    Optional<String> name = Fields.text(list, FAMILY);
    Optional<Family> family = name.flatMap(Family::of);
    if (name.isPresent() && family.isEmpty()) {
      problems.add(
          AttributeProblem.error(
              at.attribute(FAMILY),
              "Unknown address family",
              "The address family must be IPv4 or IPv6, but it is \"%s\".".formatted(name.get())));
    }
    Value entries = list.attributes().getOrDefault(ENTRIES, Value.NULL);
    problems.addAll(Entries.problems(at.attribute(ENTRIES), entries, family));
    return problems;
  }
}
