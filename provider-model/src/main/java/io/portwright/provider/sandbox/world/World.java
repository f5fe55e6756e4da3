package io.portwright.provider.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.wire.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Everything ordered in the sandbox. One transaction at a time; a change is stored before the call
 * that made it returns, and is not visible when it could not be stored.
 */
public final class World implements AutoCloseable {
  private static final int FIRST_ID = 100001;
  private static final int COMPACT_FROM = 64;
  private static final int AT_ONCE = 500;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Service> services = new LinkedHashMap<>();
  private final Map<String, Set<String>> attachedByHost = new HashMap<>();
  private final Map<String, ServiceKey> keys = new LinkedHashMap<>();
  private final Records records = new Records();
  private final History history = new History();
  private final Optional<Journal> journal;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private volatile Timings timings;
  private volatile Duration offset = Duration.ZERO;
  private Optional<Moment.Still> latest = Optional.empty();
  private int nextId = FIRST_ID;

  private World(Optional<Journal> journal, Clock clock, Supplier<UUID> ids, Timings timings) {
    this.journal = journal;
    this.clock = clock;
    this.ids = ids;
    this.timings = timings;
  }

  /**
   * @param folder where it is stored; empty: in memory only
   * @throws StorageFailure when the folder cannot be used
   */
  public static World open(
      Optional<Path> folder, Clock clock, Supplier<UUID> ids, Timings timings) {
    World world = new World(folder.map(Journal::open), clock, ids, timings);
    try {
      world.load();
    } catch (RuntimeException e) {
      world.close();
      throw e;
    }
    return world;
  }

  private void load() {
    if (journal.isEmpty()) {
      return;
    }
    int transactions = journal.get().load(this::replay);
    int worth = services.size() + keys.size();
    if (transactions > COMPACT_FROM && transactions > 2 * worth) {
      journal.get().compact(this::everything);
    }
  }

  /** The whole world as transactions of bounded size. */
  private void everything(Consumer<JsonNode> log) {
    List<Service> all = List.copyOf(services.values());
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<Service> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
      log.accept(transaction(new Changes(some, List.of(), List.of(), Map.of(), nextId)));
    }
    List<ServiceKey> rest = List.copyOf(keys.values());
    Changes others = new Changes(List.of(), List.of(), rest, Map.of(), nextId);
    log.accept(transaction(others).set("records", records.write()));
  }

  private void replay(JsonNode transaction) {
    if (transaction.path("reset").asBoolean()) {
      clear();
    }
    nextId = transaction.path("next").asInt(nextId);
    offset = Duration.ofMillis(transaction.path("clock").asLong(offset.toMillis()));
    transaction.path("services").forEach(node -> publish(ServiceCodec.read(node)));
    transaction.path("removed").forEach(uid -> remove(uid.asText()));
    transaction.path("keys").forEach(node -> publish(ServiceKeyCodec.read(node)));
    records.replay(transaction.path("records"));
  }

  private ObjectNode transaction(Changes changes) {
    ObjectNode node = Json.object().put("next", changes.nextId()).put("clock", offset.toMillis());
    ArrayNode list = node.putArray("services");
    changes.services().forEach(service -> list.add(ServiceCodec.write(service)));
    if (!changes.removed().isEmpty()) {
      node.set("removed", Json.texts(changes.removed()));
    }
    if (!changes.records().isEmpty()) {
      node.set("records", Records.write(changes.records()));
    }
    if (!changes.keys().isEmpty()) {
      ArrayNode keyList = node.putArray("keys");
      changes.keys().forEach(key -> keyList.add(ServiceKeyCodec.write(key)));
    }
    return node;
  }

  private ObjectNode noChanges() {
    return transaction(new Changes(List.of(), List.of(), List.of(), Map.of(), nextId));
  }

  /** The sandbox's time, in whole milliseconds. */
  public Instant now() {
    return clock.instant().plus(offset).truncatedTo(ChronoUnit.MILLIS);
  }

  public Timings timings() {
    return timings;
  }

  /** Holds for what is ordered from now on. */
  public void use(Timings changed) {
    timings = changed;
  }

  /** Lets time pass. */
  public void advance(Duration by) {
    locked(() -> {
      Duration before = offset;
      offset = before.plus(by);
      try {
        journal.ifPresent(log -> log.append(noChanges()));
      } catch (StorageFailure e) {
        offset = before;
        throw e;
      }
      return offset;
    });
  }

  /** Forgets every service, service key and record. */
  public void reset() {
    locked(() -> {
      journal.ifPresent(log -> log.append(noChanges().put("reset", true)));
      clear();
      return nextId;
    });
  }

  private void clear() {
    services.clear();
    attachedByHost.clear();
    keys.clear();
    records.clear();
    history.clear();
    latest = Optional.empty();
  }

  /** Looks at one moment of the world. */
  public <T> T read(Function<View, T> look) {
    return locked(() -> look.apply(new Draft(this, now(), nextId)));
  }

  /**
   * One moment of the world that stays as it is while others change the world. Looking at it holds
   * nobody up.
   */
  public View moment() {
    return locked(() -> {
      Instant now = now();
      Moment.Still still =
          latest.orElseGet(() -> Moment.Still.of(services.values(), keys.values(), records.copy()));
      latest = Optional.of(still);
      return new Moment(still, now, timings);
    });
  }

  /** Makes all changes of a piece of work, or none when it throws. */
  public <T> T change(Function<Draft, T> work) {
    return locked(() -> {
      Draft draft = new Draft(this, now(), nextId);
      T answer = work.apply(draft);
      Changes changes = draft.changes();
      if (!changes.isEmpty()) {
        journal.ifPresent(log -> log.append(transaction(changes)));
        nextId = changes.nextId();
        history.add(replaced(draft.now(), changes));
        latest = Optional.empty();
        changes.services().forEach(this::publish);
        changes.removed().forEach(this::remove);
        changes.keys().forEach(this::publish);
        records.publish(changes.records());
      }
      return answer;
    });
  }

  private History.Replaced replaced(Instant at, Changes changes) {
    Map<String, Optional<Service>> before = new LinkedHashMap<>();
    changes.removed().forEach(uid -> before.put(uid, stored(uid)));
    changes.services().forEach(service -> before.put(service.uid(), stored(service.uid())));
    Map<String, Optional<ServiceKey>> keysBefore = new LinkedHashMap<>();
    for (ServiceKey key : changes.keys()) {
      keysBefore.put(key.key(), Optional.ofNullable(keys.get(key.key())));
    }
    return new History.Replaced(at, before, keysBefore, records.replacedBy(changes.records()));
  }

  /**
   * A copy of the world as it was, in which time stands still. Changes of it are not kept, and the
   * world itself does not see them.
   */
  public World asItWas(Rewind rewind) {
    return locked(() -> {
      Instant now = now();
      List<History.Replaced> undone = history.since(rewind, now);
      Instant then =
          switch (rewind) {
            case Rewind.Time(Duration ago) -> now.minus(ago);
            case Rewind.Writes _ -> undone.isEmpty() ? now : undone.getLast().at();
          };
      World copy = copy(then);
      undone.forEach(copy::undo);
      return copy;
    });
  }

  /**
   * A copy of the world in which services look otherwise, see {@link #asItWas}.
   *
   * @param look gets every service; must keep its uid
   */
  public World seenAs(UnaryOperator<Service> look) {
    return locked(() -> {
      World copy = copy(now());
      services.values().forEach(service -> copy.publish(look.apply(service)));
      return copy;
    });
  }

  private World copy(Instant moment) {
    Clock still = Clock.fixed(moment, ZoneOffset.UTC);
    World copy = new World(Optional.empty(), still, ids, timings);
    copy.nextId = nextId;
    services.values().forEach(copy::publish);
    copy.keys.putAll(keys);
    copy.records.addAll(records);
    return copy;
  }

  private void undo(History.Replaced change) {
    change
        .services()
        .forEach((uid, before) -> before.ifPresentOrElse(this::publish, () -> remove(uid)));
    change
        .keys()
        .forEach((key, before) -> {
          if (before.isPresent()) {
            publish(before.get());
          } else {
            keys.remove(key);
          }
        });
    records.publish(change.records());
  }

  /** Does a piece of work and makes none of its changes. */
  public <T> T rehearse(Function<Draft, T> work) {
    return locked(() -> work.apply(new Draft(this, now(), nextId)));
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private void publish(Service service) {
    Service before = services.put(service.uid(), service);
    if (before != null) {
      detach(before);
    }
    for (String host : service.kind().hosts()) {
      attachedByHost.computeIfAbsent(host, _ -> new LinkedHashSet<>()).add(service.uid());
    }
  }

  private void remove(String uid) {
    Service before = services.remove(uid);
    if (before != null) {
      detach(before);
    }
  }

  private void detach(Service service) {
    for (String host : service.kind().hosts()) {
      attachedByHost.getOrDefault(host, new LinkedHashSet<>()).remove(service.uid());
    }
  }

  private void publish(ServiceKey key) {
    keys.put(key.key(), key);
  }

  Map<String, ServiceKey> storedKeys() {
    return keys;
  }

  String newUid() {
    return ids.get().toString();
  }

  Optional<Service> stored(String uid) {
    return Optional.ofNullable(services.get(uid));
  }

  Collection<Service> stored() {
    return services.values();
  }

  SequencedMap<String, ObjectNode> storedOn(Shelf shelf) {
    return records.on(shelf);
  }

  List<Service> storedOn(String uid) {
    List<Service> found = new ArrayList<>();
    for (String vxc : attachedByHost.getOrDefault(uid, Set.of())) {
      stored(vxc).ifPresent(found::add);
    }
    return found;
  }

  /** Gives the folder free; the world must not be used afterwards. */
  @Override
  public void close() {
    journal.ifPresent(Journal::close);
  }
}
