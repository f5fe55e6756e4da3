package io.portwright.provider.megaport.account;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.endpoint.Growing;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.ServiceType;
import io.portwright.provider.megaport.product.Tags;
import io.portwright.provider.megaport.product.WithoutUnknown;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.WriteOnly;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.LostOrder;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Progress;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.spi.Search;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.spi.Stray;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The services of the account: read from its one list, ordered together. */
final class ServiceDesk implements Desk {
  private static final String UID = "product_uid";

  private final ApiClient client;
  private final Endpoints endpoints;
  private final Map<String, ? extends ResourceType> types;
  private final Inventory inventory;
  private final OrderLookups lookups;
  private final Orders orders;
  private final Changes changes;
  private final Watch watch;
  private final LostServices lost;
  private final LastWritten written;

  ServiceDesk(
      ApiClient client,
      Endpoints endpoints,
      AccountPace pace,
      Map<String, ? extends ResourceType> types,
      Inventory inventory,
      OrderLookups lookups,
      Clock clock) {
    this.client = client;
    this.endpoints = endpoints;
    this.written = new LastWritten(clock, pace.lag());
    this.types = types;
    this.inventory = inventory;
    this.lookups = lookups;
    this.orders = new Orders(client);
    this.changes = new Changes(client, inventory, lookups, pace);
    this.watch = new Watch(inventory, pace, clock, new ApprovalQueue(client));
    this.lost = new LostServices(client, endpoints, inventory, types);
  }

  private ServiceType type(String name) {
    if (types.get(name) instanceof ServiceType type) {
      return type;
    }
    throw new IllegalArgumentException("no type of service: " + name);
  }

  @Override
  public void refresh() {
    inventory.refresh();
    lookups.refresh();
  }

  @Override
  public Reading read(String typeName, ObjectValue recorded) {
    ServiceType type = type(typeName);
    Optional<String> uid = Fields.text(recorded, UID);
    if (uid.isEmpty()) {
      return new Reading.Gone("It has no product UID, so it was never ordered.");
    }
    Inventory.Listing listing = inventory.listing();
    if (listing.failure().isPresent()) {
      return new Reading.Unreadable(
          Failures.of("list the services of the account", listing.failure().get()));
    }
    Optional<Product> listed = listing.service(uid.get());
    if (listed.isPresent()) {
      return listed.get().isGone()
          ? gone(
              "The service lists %s as %s.".formatted(uid.get(), listed.get().status()), recorded)
          : present(type, listed.get(), listing.group(listed.get()), recorded);
    }
    return switch (inventory.single(uid.get())) {
      case Inventory.Single.Found found ->
          present(type, found.product(), List.of(found.product()), recorded);
      case Inventory.Single.NotFound _ when written.isRecent(recorded) ->
          new Reading.Unreadable(written.notShown(uid.get()));
      case Inventory.Single.Gone gone -> gone(gone.evidence(), recorded);
      case Inventory.Single.Unknown unknown ->
          new Reading.Unreadable(Failures.of("read the service " + uid.get(), unknown.failure()));
    };
  }

  /** A LAG whose primary port is gone is still there, and billed, as long as a member runs. */
  private Reading gone(String evidence, ObjectValue recorded) {
    List<Value> running = new ArrayList<>();
    for (String member : Members.others(recorded)) {
      switch (inventory.single(member)) {
        case Inventory.Single.Gone _ -> {}
        case Inventory.Single.Found _ -> running.add(Value.string(member));
        case Inventory.Single.Unknown unknown -> {
          return new Reading.Unreadable(
              Failures.of("read the LAG member " + member, unknown.failure()));
        }
      }
    }
    return running.isEmpty()
        ? new Reading.Gone(evidence)
        : new Reading.Present(recorded.with(Members.ATTRIBUTE, Value.list(Type.STRING, running)));
  }

  private Reading present(
      ServiceType type, Product product, List<Product> group, ObjectValue recorded) {
    ObjectValue listed =
        type.refined(type.state(product, group, recorded), product, recorded, lookups);
    Reading reading =
        type instanceof Growing growing
            ? growing.detailed(endpoints, listed)
            : new Reading.Present(listed);
    return reading instanceof Reading.Present present ? tagged(product, present.state()) : reading;
  }

  private Reading tagged(Product product, ObjectValue state) {
    Value tags = state.attributes().getOrDefault(Tags.ATTRIBUTE, Value.NULL);
    if (Tags.isNone(tags)) {
      return new Reading.Present(state);
    }
    Reply reply = client.get(Changes.tagsPath(product.uid()));
    return switch (reply) {
      case Reply.Ok ok when ok.data().at("resourceTags") instanceof Json.Arr listed ->
          new Reading.Present(state.with(Tags.ATTRIBUTE, Tags.value(listed, tags)));
      case Reply.Ok _ ->
          new Reading.Unreadable(
              Failures.of(
                  "read the resource tags of a service",
                  new Reply.Unclear("The answer does not list tags", Optional.empty())));
      case Reply.Failure failure ->
          new Reading.Unreadable(Failures.of("read the resource tags of a service", failure));
    };
  }

  @Override
  public Answer<Action> create(String typeName, ObjectValue planned, String fingerprint) {
    ServiceType type = type(typeName);
    Answer<Json.Obj> item = type.order(planned, Optional.of(fingerprint), lookups);
    ObjectValue after =
        type instanceof Growing growing
            ? growing.ungrown(Optional.empty(), planned)
            : type.ordered(planned);
    return new Answer<>(
        item.value()
            .map(json ->
                new Action.Order(
                    typeName,
                    Fields.text(planned, "product_name").orElse(""),
                    type.kind().wireName(),
                    json.toText(),
                    WriteOnly.stripped(type.schema(), after),
                    fingerprint)),
        item.problems());
  }

  /** What may be repeated comes first; an order only when there is nothing of that. */
  @Override
  public Answer<Action> update(
      String typeName, ObjectValue before, ObjectValue planned, String fingerprint) {
    ServiceType type = type(typeName);
    if (!(type instanceof Growing growing)) {
      return Answer.of(new Action.Modify(typeName, before, planned));
    }
    ObjectValue ungrown = growing.ungrown(Optional.of(before), planned);
    boolean changes =
        type.schema().attributes().values().stream()
            .filter(Attribute::isConfigurable)
            .anyMatch(attribute -> Fields.differ(before, ungrown, attribute.name()));
    if (changes) {
      return Answer.of(new Action.Modify(typeName, before, ungrown));
    }
    Answer<Optional<Action>> order = next(typeName, before, planned, fingerprint);
    return new Answer<>(
        order.value().map(o -> o.orElseGet(() -> new Action.Modify(typeName, before, ungrown))),
        order.problems());
  }

  @Override
  public Answer<Optional<Action>> next(
      String typeName, ObjectValue reached, ObjectValue planned, String fingerprint) {
    if (!(type(typeName) instanceof Growing growing)) {
      return Answer.of(unordered(type(typeName), reached, planned));
    }
    Answer<Optional<Action.Order>> order = growing.growth(endpoints, reached, planned, fingerprint);
    Optional<Optional<Action>> next =
        order.value().isPresent()
            ? Optional.of(order.value().get().map(Action.class::cast))
            : Optional.empty();
    return new Answer<>(next, order.problems());
  }

  /** The change that brings what the order of a service could not take. */
  private static Optional<Action> unordered(
      ServiceType type, ObjectValue reached, ObjectValue planned) {
    ObjectValue ordered = type.ordered(planned);
    ObjectValue whole = reached;
    for (String attribute : planned.attributes().keySet()) {
      if (Fields.differ(ordered, planned, attribute)) {
        whole = whole.with(attribute, planned.attribute(attribute));
      }
    }
    return whole.equals(reached)
        ? Optional.empty()
        : Optional.of(new Action.Modify(type.name(), reached, whole));
  }

  /** The type, if the order is one for something that is there already. */
  private Optional<Growing> growing(Action.Order order) {
    return type(order.type()) instanceof Growing growing
            && Fields.text(order.after(), UID).isPresent()
        ? Optional.of(growing)
        : Optional.empty();
  }

  @Override
  public Checked<List<String>> lookalikes(Action.Order order) {
    ServiceType type = type(order.type());
    Optional<Growing> growing = growing(order);
    if (growing.isPresent()) {
      return growing.get().lookalikes(endpoints, order);
    }
    Inventory.Listing listing = inventory.listing();
    if (listing.failure().isPresent()) {
      return Checked.failed(
          Failures.of("list the services of the account", listing.failure().get()));
    }
    return Checked.of(List.copyOf(listing.named(type.kind(), order.serviceName())));
  }

  @Override
  public List<String> listed(Action.Order order) {
    return growing(order).isPresent() ? List.of() : lookalikes(order).value().orElse(List.of());
  }

  @Override
  public List<Diagnostic> validate(List<Action.Order> wave) {
    List<Json.Obj> items = new ArrayList<>();
    for (Action.Order order : wave) {
      items.addAll(
          growing(order)
              .map(growing -> growing.items(order))
              .orElseGet(() -> List.of(Orders.parsed(order.body()))));
    }
    return items.isEmpty() ? List.of() : refusals(orders.validate(items));
  }

  private static List<Diagnostic> refusals(Reply reply) {
    return switch (reply) {
      case Reply.Ok _ -> List.of();
      case Reply.Refused refused ->
          List.of(
              Diagnostic.error("Orders refused before they were sent", refused.text())
                  .withCode("ORDER-2"));
      case Reply.Unclear _, Reply.NeverSent _ ->
          List.of(Failures.of("validate the orders", (Reply.Failure) reply));
    };
  }

  @Override
  public List<Outcome> send(List<Action.Order> wave, SendWindow window) {
    List<Action.Order> fresh = wave.stream().filter(o -> growing(o).isEmpty()).toList();
    Iterator<Outcome> bought =
        fresh.isEmpty() ? Collections.emptyIterator() : buy(fresh, window).iterator();
    List<Outcome> outcomes = new ArrayList<>();
    for (Action.Order order : wave) {
      Optional<Growing> growing = growing(order);
      outcomes.add(
          growing.isPresent() ? growing.get().grow(endpoints, order, window) : bought.next());
    }
    return outcomes;
  }

  private List<Outcome> buy(List<Action.Order> wave, SendWindow window) {
    List<Orders.Item> items = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Action.Order order : wave) {
      ServiceType type = type(order.type());
      if (!names.add(type.kind() + " " + order.serviceName())) {
        throw new IllegalArgumentException("two orders of one kind and name in a request");
      }
      OptionalLong members = Fields.whole(order.after(), "lag_count");
      items.add(
          new Orders.Item(
              type.kind(),
              order.serviceName(),
              Math.toIntExact(members.orElse(1)),
              Orders.parsed(order.body())));
    }
    List<Orders.Result> results = orders.buy(items, window::left);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < wave.size(); i++) {
      outcomes.add(outcome(wave.get(i), results.get(i)));
    }
    return outcomes;
  }

  private Outcome outcome(Action.Order order, Orders.Result result) {
    return switch (result) {
      case Orders.Result.Bought bought -> {
        ServiceType type = type(order.type());
        bought.uids().forEach(uid -> lookups.remember(uid, type.kind()));
        ObjectValue state =
            written
                .now(WithoutUnknown.of(order.after()))
                .with(UID, Value.string(bought.uids().getFirst()));
        if (state.attributes().containsKey("lag_port_uids")) {
          state =
              state.with(
                  "lag_port_uids",
                  Value.list(Type.STRING, bought.uids().stream().map(Value::string).toList()));
        }
        yield new Outcome.Accepted(bought.uids(), state);
      }
      case Orders.Result.Refused refused -> new Outcome.Refused(refused.why());
      case Orders.Result.Unclear unclear -> new Outcome.Unclear(unclear.evidence());
    };
  }

  @Override
  public List<Stray> strays(List<LostOrder.Recorded> inState) {
    return lost.strays(inState);
  }

  @Override
  public Search search(LostOrder order) {
    return lost.search(type(order.type()), order);
  }

  @Override
  public Reading found(LostOrder order, String uid) {
    ServiceType type = type(order.type());
    return lost.ofOtherKind(type, order, uid)
        .<Reading>map(Reading.Unreadable::new)
        .orElseGet(() -> read(order.type(), LostServices.wanted(type, order, uid)));
  }

  @Override
  public Outcome modify(Action.Modify change) {
    ServiceType type = type(change.type());
    ObjectValue state =
        written.now(WithoutUnknown.of(WriteOnly.stripped(type.schema(), change.after())));
    Outcome changed = changes.modify(type, change.before(), change.after(), state);
    if (!(type instanceof Growing growing) || !(changed instanceof Outcome.Accepted)) {
      return changed;
    }
    Optional<Reply.Failure> failure = growing.adjust(endpoints, change.before(), change.after());
    return failure
        .<Outcome>map(why -> Failures.outcome("change what belongs to the service", why))
        .orElse(changed);
  }

  @Override
  public Outcome end(Action.End end) {
    return changes.end(type(end.type()), end.before());
  }

  @Override
  public Progress progress(String typeName, ObjectValue state, Account.Goal goal) {
    ServiceType type = type(typeName);
    return switch (goal) {
      case CREATED -> watch.created(type, state);
      case UPDATED -> watch.updated(type, state);
      case ENDED -> watch.ended(state);
    };
  }
}
