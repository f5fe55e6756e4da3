package io.portwright.engine.apply;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.ProviderKey;
import io.portwright.engine.graph.ConfigurationGraph;
import io.portwright.engine.graph.GraphNode;
import io.portwright.engine.plan.AttributeDiffs;
import io.portwright.engine.plan.Change;
import io.portwright.engine.plan.ExchangeOrder;
import io.portwright.engine.state.DeposedKey;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.InstanceObject.Status;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.schema.WriteOnly;
import io.portwright.provider.spi.Identity;
import io.portwright.provider.spi.ResourceType.Exchange;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What records look like after each thing that can happen to an object. */
final class Records {
  /** Key of provider data: travels with the order where the type has tags. */
  static final String FINGERPRINT = "fingerprint";

  private final StateWriter state;
  private final Accounts accounts;
  private final ConfigurationGraph graph;
  private final ExchangeOrder exchange;
  private final Supplier<String> ids;
  private final Map<InstanceAddress, DeposedKey> replaced = new HashMap<>();
  private final Map<ResourceAddress, SortedSet<ResourceAddress>> dependencies = new HashMap<>();

  Records(
      StateWriter state,
      Accounts accounts,
      ConfigurationGraph graph,
      ExchangeOrder exchange,
      Supplier<String> ids) {
    this.state = state;
    this.accounts = accounts;
    this.graph = graph;
    this.exchange = exchange;
    this.ids = ids;
  }

  /** An object that the plan leaves alone, as it was read. */
  void kept(InstanceAddress address, ObjectValue value) {
    Optional<InstanceObject> before = state.record(address).flatMap(ResourceRecord::current);
    InstanceObject now =
        object(address, value, Status.READY, before.map(InstanceObject::providerData));
    boolean same =
        before.isPresent()
            && before.get().status() == Status.READY
            && before.get().createBeforeDestroy() == now.createBeforeDestroy()
            && before.get().dependencies().equals(now.dependencies())
            && AttributeDiffs.identical(before.get().attributes(), now.attributes());
    if (!same) {
      state.set(record(address).withCurrent(now), Note.doing("Refresh"));
    }
  }

  /** An object that the plan will change or end, as it was read. */
  void refreshed(InstanceAddress address, Optional<DeposedKey> deposed, ObjectValue value) {
    ResourceRecord record = record(address);
    Optional<InstanceObject> before =
        deposed.map(key -> record.deposed().get(key)).or(record::current);
    if (before.isEmpty() || AttributeDiffs.identical(before.get().attributes(), value)) {
      return;
    }
    InstanceObject now = before.get().withAttributes(value);
    state.set(
        deposed.map(key -> record.withDeposed(key, now)).orElseGet(() -> record.withCurrent(now)),
        Note.doing("Refresh"));
  }

  /**
   * An object that an import brings under management, as it was read.
   *
   * @param id what the service calls it
   */
  void imported(InstanceAddress address, ObjectValue value, String id) {
    SortedMap<String, String> data = new TreeMap<>();
    data.put(
        InstanceObject.UID,
        accounts.resourceType(address.resource().type()).map(type -> type.shown(id)).orElse(id));
    state.set(
        record(address).withCurrent(object(address, value, Status.READY, Optional.of(data))),
        Note.doing("Import"));
  }

  /** An object that is certainly gone, or that state shall forget. */
  void gone(InstanceAddress address, Optional<DeposedKey> deposed) {
    if (state.record(address).isPresent()) {
      ResourceRecord record = record(address);
      state.set(
          deposed.map(record::withoutDeposed).orElseGet(record::withoutCurrent),
          Note.doing("Forget"));
    }
  }

  /**
   * An object that was made or changed.
   *
   * @param change as planned
   * @param fingerprint of the order, if it was one
   * @param uid what the service calls it, if it says
   */
  void made(
      Change change,
      ObjectValue value,
      Status status,
      Optional<String> fingerprint,
      Optional<String> uid,
      Note note) {
    InstanceAddress address = change.address();
    ResourceRecord record = record(address);
    boolean update = change instanceof Change.Update;
    if (change instanceof Change.Replace replace
        && replace.order() == Exchange.CREATE_FIRST
        && !replaced.containsKey(address)) {
      DeposedKey key = new DeposedKey(ids.get().substring(0, 8));
      replaced.put(address, key);
      record = record.depose(key);
    }
    boolean keepsData = update || replaced.containsKey(address) || fingerprint.isEmpty();
    SortedMap<String, String> data = new TreeMap<>();
    if (keepsData) {
      record.current().ifPresent(object -> data.putAll(object.providerData()));
    }
    fingerprint.ifPresent(text -> data.put(FINGERPRINT, text));
    uid.ifPresent(text -> data.put(InstanceObject.UID, text));
    state.set(record.withCurrent(object(address, value, status, Optional.of(data))), note);
  }

  /**
   * What the record will be when an order has made its object; state does not hold it yet.
   *
   * @param value wholly known
   */
  ResourceRecord planned(InstanceAddress address, ObjectValue value, String fingerprint) {
    SortedMap<String, String> data = new TreeMap<>();
    data.put(FINGERPRINT, fingerprint);
    ResourceRecord record = record(address);
    return new ResourceRecord(
        address,
        record.providerSource(),
        record.environment(),
        record.companyUid(),
        Optional.of(object(address, value, Status.READY, Optional.of(data))),
        new TreeMap<>());
  }

  /** An object that has ended. */
  void ended(Step step, Note note) {
    ResourceRecord record = record(step.address());
    state.set(deposed(step).map(record::withoutDeposed).orElseGet(record::withoutCurrent), note);
  }

  /** The object that a step ends, if this run or an earlier one has put it aside. */
  Optional<DeposedKey> deposed(Step step) {
    return step.deposed().or(() -> Optional.ofNullable(replaced.get(step.address())));
  }

  /** What the service calls the object that a step is about. */
  Optional<String> uid(Step step) {
    Optional<ResourceRecord> record = state.record(step.address());
    Optional<DeposedKey> key = step.kind() == Step.Kind.END ? deposed(step) : Optional.empty();
    return record
        .flatMap(
            r -> key.isPresent() ? Optional.ofNullable(r.deposed().get(key.get())) : r.current())
        .flatMap(InstanceObject::uid);
  }

  private InstanceObject object(
      InstanceAddress address,
      ObjectValue value,
      Status status,
      Optional<SortedMap<String, String>> data) {
    ResourceAddress resource = address.resource();
    Optional<Schema> schema = accounts.schema(resource);
    return new InstanceObject(
        schema.filter(WriteOnly::in).map(s -> WriteOnly.stripped(s, value)).orElse(value),
        status,
        dependencies.computeIfAbsent(resource.block(), this::managed),
        !resource.isData() && exchange.of(resource) == Exchange.CREATE_FIRST,
        schema.map(Schema::version).orElse(0),
        data.orElseGet(TreeMap::new));
  }

  /** The nearest managed resources; a data source stands for those that it needs itself. */
  private SortedSet<ResourceAddress> managed(ResourceAddress resource) {
    SortedSet<ResourceAddress> found = new TreeSet<>();
    Set<ResourceAddress> seen = new HashSet<>();
    Deque<ResourceAddress> open = new ArrayDeque<>(List.of(resource));
    while (!open.isEmpty()) {
      for (ResourceAddress on : graph.resources(new GraphNode.Resource(open.pop()))) {
        if (!on.isData()) {
          found.add(on);
        } else if (seen.add(on)) {
          open.add(on);
        }
      }
    }
    return found;
  }

  /** The record as it is, or a new one; with an owner in any case, if its account has one. */
  private ResourceRecord record(InstanceAddress address) {
    ProviderKey key = accounts.key(address.resource());
    ResourceRecord record = state.record(address).orElseGet(() -> empty(address, key));
    if (record.environment().isPresent()) {
      return record;
    }
    Optional<Identity> owner =
        accounts
            .account(key)
            .value()
            .map(account -> account.identity())
            .filter(i -> !i.equals(Identity.LOCAL));
    return record.in(owner.map(Identity::environment), owner.flatMap(Identity::companyUid));
  }

  private ResourceRecord empty(InstanceAddress address, ProviderKey key) {
    return new ResourceRecord(
        address,
        accounts.source(key),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>());
  }
}
