package io.portwright.provider.megaport.mcr;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.prefixlist.PrefixList;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.LostOrder;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Search;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The deprecated prefix filter lists inside {@code megaport_mcr}, in the order of the
 * configuration.
 *
 * <p>Only lists that are in state are ever read, changed or deleted: those that the standalone
 * resource or the Portal made on the same router are left alone.
 */
final class InlineLists {

  static final String ATTRIBUTE = "prefix_filter_lists";
  private static final String ID = "id";
  private static final String ENTRIES = "entries";

  private InlineLists() {}

  static Value none(Value like) {
    return like.type() instanceof Type.ListOf list ? Value.list(list.element(), List.of()) : like;
  }

  private static List<ObjectValue> objects(ObjectValue router) {
    Value lists = router.attribute(ATTRIBUTE);
    return lists.isKnown()
        ? lists.parts().stream()
            .filter(ObjectValue.class::isInstance)
            .map(ObjectValue.class::cast)
            .toList()
        : List.of();
  }

  private static ObjectValue with(ObjectValue router, List<ObjectValue> lists) {
    Value like = router.attribute(ATTRIBUTE);
    return like.type() instanceof Type.ListOf type
        ? router.with(ATTRIBUTE, Value.list(type.element(), List.copyOf(lists)))
        : router;
  }

  private static OptionalLong id(ObjectValue list) {
    return Fields.whole(list, ID);
  }

  // ---- planning ----

  static List<AttributeProblem> problems(ObjectValue configuration) {
    Value lists = configuration.attributes().getOrDefault(ATTRIBUTE, Value.NULL);
    List<AttributeProblem> problems = new ArrayList<>();
    if (lists.isNull() || !lists.isKnown()) {
      return problems;
    }
    int index = 0;
    for (Value part : lists.parts()) {
      AttributePath at = AttributePath.of(ATTRIBUTE).index(index);
      if (part instanceof ObjectValue list) {
        problems.addAll(PrefixList.problems(at, list));
        if (list.attribute(ENTRIES).isNull()) {
          problems.add(
              AttributeProblem.error(
                  at.attribute(ENTRIES),
                  "Prefix filter list without entries",
                  "A list has 1 to 200 entries. Add some, or remove the list."));
        }
      }
      index++;
    }
    return problems;
  }

  /**
   * The configured lists, each with the number of the one in state that it continues: of the same
   * description and family, else of the same place and family. What means the same is written as in
   * state.
   */
  static Value continued(ObjectValue prior, Value configured) {
    if (!configured.isKnown() || !(configured.type() instanceof Type.ListOf type)) {
      return configured;
    }
    List<ObjectValue> before = objects(prior);
    List<Value> wanted = List.copyOf(configured.parts());
    Map<Integer, Integer> twins = twins(before, wanted);
    List<Value> result = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      Integer twin = twins.get(i);
      result.add(
          wanted.get(i) instanceof ObjectValue list
              ? twin == null
                  ? list.with(ID, Value.unknown(Type.NUMBER))
                  : like(list, before.get(twin))
              : wanted.get(i));
    }
    return Value.list(type.element(), result);
  }

  private static Map<Integer, Integer> twins(List<ObjectValue> before, List<Value> wanted) {
    Map<Integer, Integer> twins = new TreeMap<>();
    Set<Integer> free = new TreeSet<>();
    for (int b = 0; b < before.size(); b++) {
      free.add(b);
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i) instanceof ObjectValue list && list.isWhollyKnown()) {
        PrefixList one = PrefixList.of(list);
        int at = i;
        free.stream()
            .filter(b -> {
              PrefixList other = PrefixList.of(before.get(b));
              return other.description().equals(one.description()) && other.isOfTheFamilyOf(one);
            })
            .findFirst()
            .ifPresent(b -> twins.put(at, b));
        free.removeAll(twins.values());
      }
    }
    for (int i = 0; i < wanted.size(); i++) {
      boolean open = !twins.containsKey(i) && free.contains(i);
      if (open
          && wanted.get(i) instanceof ObjectValue list
          && PrefixList.of(list).isOfTheFamilyOf(PrefixList.of(before.get(i)))) {
        twins.put(i, i);
        free.remove(i);
      }
    }
    return twins;
  }

  private static ObjectValue like(ObjectValue list, ObjectValue before) {
    boolean same =
        list.isWhollyKnown() && PrefixList.of(list).meansTheSameAs(PrefixList.of(before));
    return (same ? PrefixList.of(before).into(list) : list).with(ID, before.attribute(ID));
  }

  // ---- ordering ----

  /** The planned router with those of its lists that are there already. */
  static ObjectValue existing(ObjectValue planned) {
    return with(planned, objects(planned).stream().filter(list -> id(list).isPresent()).toList());
  }

  /** The router as it will be after the next order, whose list has no number; empty when done. */
  static Optional<ObjectValue> next(ObjectValue reached, ObjectValue planned) {
    Set<Long> kept = new TreeSet<>();
    objects(planned).forEach(list -> id(list).ifPresent(kept::add));
    List<ObjectValue> made =
        new ArrayList<>(
            objects(reached).stream()
                .filter(list -> id(list).isPresent() && !kept.contains(id(list).getAsLong()))
                .toList());
    List<ObjectValue> after = new ArrayList<>();
    boolean found = false;
    for (ObjectValue list : objects(planned)) {
      if (id(list).isPresent()) {
        after.add(list);
        continue;
      }
      Optional<ObjectValue> twin =
          made.stream()
              .filter(one -> PrefixList.of(one).meansTheSameAs(PrefixList.of(list)))
              .findFirst();
      if (twin.isPresent()) {
        made.remove(twin.get());
        after.add(twin.get());
      } else if (!found) {
        found = true;
        after.add(list.with(ID, Value.nullOf(Type.NUMBER)));
      }
    }
    return found ? Optional.of(with(reached, after)) : Optional.empty();
  }

  private static ObjectValue fresh(ObjectValue router) {
    return objects(router).stream()
        .filter(list -> id(list).isEmpty())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no list without a number"));
  }

  /** The list that an order of {@link #next} makes. */
  static PrefixList ordered(ObjectValue after) {
    return PrefixList.of(fresh(after));
  }

  static Outcome send(Endpoints endpoints, Action.Order order, SendWindow window) {
    String router = Fields.text(order.after(), "product_uid").orElseThrow();
    Reply reply = endpoints.client().order(PrefixList.orders(router), order.body(), window::left);
    if (reply instanceof Reply.Failure failure) {
      return Failures.outcome("create the prefix filter list of the MCR", failure);
    }
    OptionalLong id = ((Reply.Ok) reply).data().whole(ID);
    if (id.isEmpty()) {
      return Failures.unnamed("the prefix filter list");
    }
    List<ObjectValue> lists = new ArrayList<>();
    for (ObjectValue list : objects(order.after())) {
      lists.add(id(list).isPresent() ? list : list.with(ID, Value.number(id.getAsLong())));
    }
    return new Outcome.Accepted(List.of(router + ":" + id.getAsLong()), with(order.after(), lists));
  }

  /** Lists of the router that an order of unknown outcome may have made. */
  static Search search(Endpoints endpoints, LostOrder order) {
    String router = Fields.text(order.planned(), "product_uid").orElseThrow();
    Checked<List<String>> described = PrefixList.described(endpoints, router, order.serviceName());
    if (described.value().isEmpty()) {
      return new Search.Failed(described.diagnostics().getFirst());
    }
    PrefixList wanted = ordered(order.planned());
    List<String> known = new ArrayList<>(order.knownUids());
    objects(order.planned())
        .forEach(list -> id(list).ifPresent(number -> known.add(router + ":" + number)));
    List<Search.Candidate> candidates = new ArrayList<>();
    for (String uid : described.orThrow()) {
      if (!known.contains(uid)) {
        Reply one = endpoints.client().get(PrefixList.path(router, number(uid)));
        boolean alike =
            one instanceof Reply.Ok ok && PrefixList.of(ok.data()).meansTheSameAs(wanted);
        candidates.add(
            new Search.Candidate(
                uid,
                order.serviceName(),
                "",
                Optional.empty(),
                alike ? Search.Mark.ALIKE : Search.Mark.NONE,
                Search.Life.RUNNING));
      }
    }
    return new Search.Looked(candidates, List.of());
  }

  private static long number(String uid) {
    return Long.parseLong(uid.substring(uid.lastIndexOf(':') + 1));
  }

  /** The router with the list that its order has made. */
  static ObjectValue grown(ObjectValue planned, String uid) {
    List<ObjectValue> lists = new ArrayList<>();
    for (ObjectValue list : objects(planned)) {
      lists.add(id(list).isPresent() ? list : list.with(ID, Value.number(number(uid))));
    }
    return with(planned, lists);
  }

  // ---- changing ----

  /** Changes lists that differ and deletes those that are not wanted any more. */
  static Optional<Reply.Failure> adjust(
      Endpoints endpoints, ObjectValue before, ObjectValue after) {
    String router = Fields.text(before, "product_uid").orElseThrow();
    Map<Long, PrefixList> wanted = new TreeMap<>();
    for (ObjectValue list : objects(after)) {
      id(list).ifPresent(id -> wanted.put(id, PrefixList.of(list)));
    }
    for (ObjectValue list : objects(before)) {
      if (id(list).isEmpty()) {
        continue;
      }
      String path = PrefixList.path(router, id(list).getAsLong());
      PrefixList target = wanted.get(id(list).getAsLong());
      Reply reply;
      if (target == null) {
        reply = endpoints.client().delete(path);
      } else if (!target.meansTheSameAs(PrefixList.of(list))) {
        reply = endpoints.client().put(path, target.wire());
      } else {
        continue;
      }
      boolean gone = target == null && reply instanceof Reply.Refused r && r.isGone();
      if (reply instanceof Reply.Failure failure && !gone) {
        return Optional.of(failure);
      }
    }
    return Optional.empty();
  }

  // ---- reading ----

  /** What reading the lists of a router came to. */
  sealed interface Read {
    record Lists(ObjectValue router) implements Read {}

    record Failed(Reply.Failure why) implements Read {}
  }

  /**
   * Reads the lists that are in state; after an import, when nothing is recorded, all that there
   * are.
   */
  static Read read(Endpoints endpoints, ObjectValue state, Attribute attribute) {
    String router = Fields.text(state, "product_uid").orElseThrow();
    Type.ObjectOf type = ((Attribute.Shape.Nested) attribute.shape()).objectType();
    List<ObjectValue> recorded = new ArrayList<>(objects(state));
    if (state.attribute(ATTRIBUTE).isNull()) {
      Reply all = endpoints.shared(PrefixList.summaries(router));
      if (all instanceof Reply.Failure failure) {
        return new Read.Failed(failure);
      }
      ((Reply.Ok) all)
          .data()
          .items()
          .forEach(row -> row.whole(ID).ifPresent(id -> recorded.add(numbered(type, id))));
    }
    List<ObjectValue> lists = new ArrayList<>();
    for (ObjectValue list : recorded) {
      if (id(list).isEmpty()) {
        continue;
      }
      Reply one = endpoints.client().get(PrefixList.path(router, id(list).getAsLong()));
      if (one instanceof Reply.Ok ok) {
        lists.add(PrefixList.of(ok.data()).like(PrefixList.of(list)).into(list));
      } else if (!(one instanceof Reply.Refused refused && refused.isGone())) {
        return new Read.Failed((Reply.Failure) one);
      }
    }
    return new Read.Lists(with(state, lists));
  }

  private static ObjectValue numbered(Type.ObjectOf type, long id) {
    Map<String, Value> values = new TreeMap<>();
    type.attributes().forEach((name, one) -> values.put(name, Value.nullOf(one)));
    values.put(ID, Value.number(id));
    return Value.object(values);
  }
}
