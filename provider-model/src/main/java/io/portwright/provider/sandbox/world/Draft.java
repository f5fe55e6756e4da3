package io.portwright.provider.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** A transaction: the world as it would be with the changes made so far. */
public final class Draft implements View {
  private final World world;
  private final Instant now;
  private final Map<String, Service> changed = new LinkedHashMap<>();
  private final Set<String> removed = new LinkedHashSet<>();
  private final Map<String, ServiceKey> keys = new LinkedHashMap<>();
  private final Map<Shelf, Map<String, Optional<ObjectNode>>> kept = new EnumMap<>(Shelf.class);
  private int nextId;

  Draft(World world, Instant now, int nextId) {
    this.world = world;
    this.now = now;
    this.nextId = nextId;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Timings timings() {
    return world.timings();
  }

  /** A number that nothing in this sandbox had before. */
  public int newId() {
    return nextId++;
  }

  public String newUid() {
    return world.newUid();
  }

  public void put(Service service) {
    changed.put(service.uid(), service);
  }

  /** Forgets a service at once, as if it had never been. */
  public void remove(Service service) {
    Service _ = changed.remove(service.uid());
    boolean _ = removed.add(service.uid());
  }

  public void put(ServiceKey key) {
    keys.put(key.key(), key);
  }

  @Override
  public List<ServiceKey> serviceKeys() {
    Map<String, ServiceKey> all = new LinkedHashMap<>(world.storedKeys());
    all.putAll(keys);
    return List.copyOf(all.values());
  }

  /** Keeps a record, or replaces the one of that key; it must not be changed afterwards. */
  public void keep(Shelf shelf, String key, ObjectNode data) {
    kept.computeIfAbsent(shelf, _ -> new LinkedHashMap<>()).put(key, Optional.of(data));
  }

  /** Forgets the record of a key. */
  public void forget(Shelf shelf, String key) {
    kept.computeIfAbsent(shelf, _ -> new LinkedHashMap<>()).put(key, Optional.empty());
  }

  @Override
  public SequencedMap<String, ObjectNode> kept(Shelf shelf) {
    Map<String, Optional<ObjectNode>> own = kept.getOrDefault(shelf, Map.of());
    if (own.isEmpty()) {
      return Collections.unmodifiableSequencedMap(world.storedOn(shelf));
    }
    SequencedMap<String, ObjectNode> all = new LinkedHashMap<>(world.storedOn(shelf));
    own.forEach((key, data) -> {
      if (data.isPresent()) {
        all.put(key, data.get());
      } else {
        all.remove(key);
      }
    });
    return all;
  }

  @Override
  public Optional<Service> find(String uid) {
    Service own = changed.get(uid);
    return own != null ? Optional.of(own) : world.stored(uid).filter(this::remains);
  }

  @Override
  public List<Service> all() {
    List<Service> services = new ArrayList<>(world.stored().size() + changed.size());
    for (Service service : world.stored()) {
      if (!changed.containsKey(service.uid()) && remains(service)) {
        services.add(service);
      }
    }
    services.addAll(changed.values());
    return sorted(services);
  }

  @Override
  public List<Service> attached(String uid) {
    List<Service> found = new ArrayList<>();
    for (Service vxc : world.storedOn(uid)) {
      if (!changed.containsKey(vxc.uid()) && remains(vxc)) {
        found.add(vxc);
      }
    }
    for (Service service : changed.values()) {
      if (service.kind().hosts().contains(uid)) {
        found.add(service);
      }
    }
    return sorted(found);
  }

  private boolean remains(Service service) {
    return !removed.contains(service.uid()) && remembered(service);
  }

  private boolean remembered(Service service) {
    return service.life().remembered(now, timings().retention());
  }

  private static List<Service> sorted(List<Service> services) {
    services.sort(Comparator.comparingInt(Service::id));
    return services;
  }

  Changes changes() {
    return new Changes(
        List.copyOf(changed.values()),
        List.copyOf(removed),
        List.copyOf(keys.values()),
        kept,
        nextId);
  }
}
