package io.portwright.provider.sandbox.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A transaction: the world as it would be with the changes made so far. */
public final class Draft implements View {
  private final World world;
  private final Instant now;
  private final Map<String, Service> changed = new LinkedHashMap<>();
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

  @Override
  public Optional<Service> find(String uid) {
    Service own = changed.get(uid);
    return own != null ? Optional.of(own) : world.stored(uid).filter(this::remembered);
  }

  @Override
  public List<Service> all() {
    List<Service> services = new ArrayList<>(world.stored().size() + changed.size());
    for (Service service : world.stored()) {
      if (!changed.containsKey(service.uid()) && remembered(service)) {
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
      if (!changed.containsKey(vxc.uid()) && remembered(vxc)) {
        found.add(vxc);
      }
    }
    for (Service service : changed.values()) {
      if (service.kind() instanceof Kind.Connection vxc && vxc.touches(uid)) {
        found.add(service);
      }
    }
    return sorted(found);
  }

  private boolean remembered(Service service) {
    return service
        .life()
        .ends()
        .map(end -> end.plus(timings().retention()).isAfter(now))
        .orElse(true);
  }

  private static List<Service> sorted(List<Service> services) {
    services.sort(Comparator.comparingInt(Service::id));
    return services;
  }

  List<Service> changes() {
    return List.copyOf(changed.values());
  }

  int nextId() {
    return nextId;
  }
}
