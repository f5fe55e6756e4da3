package io.portwright.provider.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A moment of the world that nothing changes any more: long lists are written from it. */
record Moment(Still still, Instant now, Timings timings) implements View {

  /**
   * What a moment holds; shared by all moments between two changes.
   *
   * @param services in the order of number
   * @param attached by the uid of what they hang on, in the order of number
   */
  record Still(
      List<Service> services,
      Map<String, Service> byUid,
      Map<String, List<Service>> attached,
      List<ServiceKey> keys,
      Records records) {

    static Still of(Collection<Service> services, Collection<ServiceKey> keys, Records records) {
      List<Service> sorted = new ArrayList<>(services);
      sorted.sort(Comparator.comparingInt(Service::id));
      Map<String, Service> byUid = HashMap.newHashMap(sorted.size());
      Map<String, List<Service>> attached = new HashMap<>();
      for (Service service : sorted) {
        byUid.put(service.uid(), service);
        for (String host : service.kind().hosts()) {
          attached.computeIfAbsent(host, _ -> new ArrayList<>()).add(service);
        }
      }
      return new Still(sorted, byUid, attached, List.copyOf(keys), records);
    }
  }

  @Override
  public Optional<Service> find(String uid) {
    return Optional.ofNullable(still.byUid().get(uid)).filter(this::remembered);
  }

  @Override
  public List<Service> all() {
    return still.services().stream().filter(this::remembered).toList();
  }

  @Override
  public List<Service> attached(String uid) {
    return still.attached().getOrDefault(uid, List.of()).stream().filter(this::remembered).toList();
  }

  private boolean remembered(Service service) {
    return service.life().remembered(now, timings.retention());
  }

  @Override
  public List<ServiceKey> serviceKeys() {
    return still.keys();
  }

  @Override
  public SequencedMap<String, ObjectNode> kept(Shelf shelf) {
    return Collections.unmodifiableSequencedMap(still.records().on(shelf));
  }
}
