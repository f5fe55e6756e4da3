package io.portwright.provider.megaport.port;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.endpoint.Fingerprints;
import io.portwright.provider.megaport.endpoint.Growing;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.Lookups;
import io.portwright.provider.megaport.product.Services.Standing;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.JsonText;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.LostOrder;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.Search;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * {@code megaport_lag_port}: one to eight ports that act as one. The primary port is its identity.
 *
 * <p>It grows in place, by an order of more ports with its {@code aggregationId} (contract §4.4).
 * Fewer members are a replacement, as in the official provider: the API ends no single member in a
 * way that is known to leave the LAG whole.
 */
public final class LagPortType extends PortType implements Growing {

  private static final String COUNT = "lag_count";
  private static final String MEMBERS = "lag_port_uids";

  public LagPortType() {
    super("megaport_lag_port");
  }

  // ---- planning ----

  /** Recorded members; where there is no record of them, as many as were wanted. */
  private static long members(ObjectValue object) {
    return object.attribute(MEMBERS) instanceof Value.ListValue list && !list.items().isEmpty()
        ? list.items().size()
        : Fields.whole(object, COUNT).orElse(0);
  }

  private static boolean grows(ObjectValue prior, ObjectValue planned) {
    return Fields.whole(planned, COUNT).orElse(0) > members(prior);
  }

  @Override
  protected Set<AttributePath> replacements(ObjectValue prior, ObjectValue planned) {
    OptionalLong wanted = Fields.whole(planned, COUNT);
    if (wanted.isEmpty() || wanted.getAsLong() == members(prior)) {
      return Set.of();
    }
    return grows(prior, planned) ? Set.of() : Set.of(AttributePath.of(COUNT));
  }

  @Override
  protected ObjectValue settled(ObjectValue prior, ObjectValue planned) {
    ObjectValue settled = super.settled(prior, planned);
    return grows(prior, planned)
        ? settled.with(MEMBERS, Value.unknown(Type.list(Type.STRING)))
        : settled;
  }

  @Override
  public Answer<Json.Obj> order(
      ObjectValue planned, Optional<String> fingerprint, Lookups lookups) {
    Answer<Json.Obj> port = super.order(planned, fingerprint, lookups);
    return new Answer<>(
        port.value().map(item -> item.withNumber("lagPortCount", Fields.whole(planned, COUNT))),
        port.problems());
  }

  // ---- growing ----

  @Override
  public ObjectValue ungrown(Optional<ObjectValue> before, ObjectValue planned) {
    return before.isPresent() && grows(before.get(), planned)
        ? planned
            .with(COUNT, before.get().attribute(COUNT))
            .with(MEMBERS, before.get().attribute(MEMBERS))
        : planned;
  }

  @Override
  public Answer<Optional<Action.Order>> growth(
      Endpoints endpoints, ObjectValue reached, ObjectValue planned, String fingerprint) {
    if (!grows(reached, planned)) {
      return Answer.of(Optional.empty());
    }
    Answer<Long> lag = aggregation(endpoints, reached);
    if (lag.value().isEmpty()) {
      return new Answer<>(Optional.empty(), lag.problems());
    }
    ObjectValue after = reached.with(COUNT, planned.attribute(COUNT));
    long missing = Fields.whole(planned, COUNT).orElseThrow() - members(reached);
    Answer<Json.Obj> port =
        super.order(
            after, Optional.of(fingerprint).filter(text -> !text.isEmpty()), endpoints.lookups());
    if (port.value().isEmpty()) {
      return new Answer<>(Optional.empty(), port.problems());
    }
    Json.Obj item = port.value().get().with("aggregationId", lag.value().get());
    Action.Order order =
        new Action.Order(
            name(),
            Fields.text(after, "product_name").orElse(""),
            kind().wireName(),
            body(Collections.nCopies(Math.toIntExact(missing), item)).toText(),
            after,
            fingerprint);
    return Answer.of(Optional.of(order), port.problems());
  }

  /** The number that all members of the LAG share. */
  private static Answer<Long> aggregation(Endpoints endpoints, ObjectValue lag) {
    String uid = Fields.text(lag, "product_uid").orElse("");
    return switch (endpoints.services().standing(uid)) {
      case Standing.Found found -> {
        OptionalLong number = found.product().fields().whole("aggregationId");
        yield number.isPresent()
            ? Answer.of(number.getAsLong())
            : refused(
                "The service does not say to which LAG the port %s belongs, so no port can be added to it."
                    .formatted(uid));
      }
      case Standing.Gone gone -> refused(gone.evidence());
      case Standing.Unknown unknown -> refused(unknown.why().detail());
    };
  }

  private static Answer<Long> refused(String detail) {
    return Answer.refused(
        AttributeProblem.error(AttributePath.of(COUNT), "LAG cannot grow", detail));
  }

  private static Json.Obj body(List<Json.Obj> items) {
    return Json.EMPTY
        .with("networkDesign", Json.array(items))
        .with("discountCodes", Json.array(List.of()));
  }

  @Override
  public List<Json.Obj> items(Action.Order order) {
    return JsonText.parse(order.body().getBytes(StandardCharsets.UTF_8))
        .orElse(Json.NULL)
        .at("networkDesign")
        .items()
        .stream()
        .map(Json.Obj.class::cast)
        .toList();
  }

  @Override
  public Checked<List<String>> lookalikes(Endpoints endpoints, Action.Order order) {
    return endpoints
        .services()
        .all()
        .then(all ->
            Checked.of(
                all.stream()
                    .filter(service -> service.is(ProductKind.PORT) && !service.isGone())
                    .filter(service -> service.name().equals(order.serviceName()))
                    .map(Product::uid)
                    .toList()));
  }

  /** The new members together: all of them carry the fingerprint of the order that made them. */
  @Override
  public Search search(Endpoints endpoints, LostOrder order) {
    Answer<Long> lag = aggregation(endpoints, order.planned());
    Checked<List<Product>> all = endpoints.services().all();
    if (lag.value().isEmpty() || all.value().isEmpty()) {
      return new Search.Failed(
          all.diagnostics().stream()
              .findFirst()
              .orElseGet(() ->
                  Diagnostic.error("LAG cannot be looked at", lag.problems().getFirst().detail())));
    }
    List<Product> fresh = new ArrayList<>();
    for (Product port : all.orThrow()) {
      boolean member =
          port.is(ProductKind.PORT)
              && port.fields().whole("aggregationId").equals(OptionalLong.of(lag.value().get()));
      if (member && !port.isGone() && !order.knownUids().contains(port.uid())) {
        fresh.add(port);
      }
    }
    return fresh.isEmpty()
        ? new Search.Looked(List.of(), List.of())
        : together(endpoints, order, fresh);
  }

  private static Search together(Endpoints endpoints, LostOrder order, List<Product> fresh) {
    int ours = 0;
    for (Product port : fresh) {
      Checked<Optional<String>> tag = Fingerprints.of(endpoints.client(), port.uid());
      if (tag.value().isEmpty()) {
        return new Search.Failed(tag.diagnostics().getFirst());
      }
      ours += tag.orThrow().equals(Optional.of(order.fingerprint())) ? 1 : 0;
    }
    long wanted =
        Fields.whole(order.planned(), COUNT).orElse(0)
            - order.planned().attribute(MEMBERS).parts().size();
    Product first = fresh.getFirst();
    return new Search.Looked(
        List.of(
            Fingerprints.candidate(
                first, ours == wanted ? Search.Mark.OURS : Search.Mark.NONE, Search.Life.RUNNING)),
        List.of());
  }

  /** Its list says which members it has. */
  @Override
  public ObjectValue grown(LostOrder order, String uid) {
    return order.planned();
  }

  @Override
  public Outcome grow(Endpoints endpoints, Action.Order order, SendWindow window) {
    Reply reply = endpoints.client().order("/v4/networkdesign/buy", order.body(), window::left);
    if (reply instanceof Reply.Failure failure) {
      return Failures.outcome("order more ports for the LAG", failure);
    }
    List<String> uids = new ArrayList<>();
    ((Reply.Ok) reply)
        .data()
        .items()
        .forEach(row -> row.text("technicalServiceUid").ifPresent(uids::add));
    if (uids.size() != items(order).size()) {
      return Failures.unnamed(
          "%d new ports of the LAG; it names %s".formatted(items(order).size(), uids));
    }
    List<Value> members = new ArrayList<>(order.after().attribute(MEMBERS).parts());
    uids.forEach(uid -> members.add(Value.string(uid)));
    return new Outcome.Accepted(
        uids,
        order
            .after()
            .with(MEMBERS, Value.list(Type.STRING, members))
            .with("last_updated", Value.string(endpoints.now().toString())));
  }

  @Override
  public Optional<Reply.Failure> adjust(
      Endpoints endpoints, ObjectValue before, ObjectValue after) {
    return Optional.empty();
  }

  // ---- reading ----

  /**
   * Members that have ended by themselves leave the LAG, though its primary port does not say so.
   */
  @Override
  public Reading detailed(Endpoints endpoints, ObjectValue state) {
    List<Value> members = new ArrayList<>();
    for (Value member : state.attribute(MEMBERS).parts()) {
      if (member.equals(state.attribute("product_uid"))) {
        members.add(member);
        continue;
      }
      switch (endpoints.services().standing(member.asString())) {
        case Standing.Gone _ -> {}
        case Standing.Found _ -> members.add(member);
        case Standing.Unknown unknown -> {
          return new Reading.Unreadable(unknown.why());
        }
      }
    }
    return new Reading.Present(
        members.size() == state.attribute(MEMBERS).parts().size()
            ? state
            : state
                .with(MEMBERS, Value.list(Type.STRING, members))
                .with(COUNT, Value.number(members.size())));
  }

  @Override
  protected Value value(
      Attribute attribute, Product product, List<Product> group, ObjectValue recorded) {
    boolean whole = group.size() > 1 || recorded.attribute(MEMBERS).isNull();
    return switch (attribute.name()) {
      case COUNT ->
          whole || recorded.attribute(COUNT).isNull()
              ? Value.number(group.size())
              : recorded.attribute(COUNT);
      case MEMBERS ->
          whole
              ? Value.list(
                  Type.STRING, group.stream().map(member -> Value.string(member.uid())).toList())
              : recorded.attribute(MEMBERS);
      default -> super.value(attribute, product, group, recorded);
    };
  }
}
