package io.portwright.provider.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The services at one moment. Services that ended longer ago than the retention are not there. */
public interface View {

  Instant now();

  Timings timings();

  Optional<Service> find(String uid);

  /** Every service, in the order of its number. */
  List<Service> all();

  /** VXCs and IXs on a service or partner port, ended ones included, in the order of number. */
  List<Service> attached(String uid);

  /** Every service key of every company, oldest first. */
  List<ServiceKey> serviceKeys();

  /** A service key by its whole text or by the first 8 characters of it. */
  default Optional<ServiceKey> serviceKey(String text) {
    return serviceKeys().stream()
        .filter(
            known -> known.key().equals(text) || text.length() == 8 && known.key().startsWith(text))
        .findFirst();
  }

  /** What is kept on a shelf, by key, in the order of first keeping; the values never change. */
  SequencedMap<String, ObjectNode> kept(Shelf shelf);

  default Status status(Service service) {
    return service.status(now());
  }

  /** As {@link #attached}, without ended ones. */
  default List<Service> activeOn(String uid) {
    return attached(uid).stream().filter(vxc -> status(vxc).active()).toList();
  }

  /** Active members of a LAG, in the order of number. */
  default List<Service> members(String companyUid, int aggregation) {
    return all().stream()
        .filter(service -> service.companyUid().equals(companyUid) && status(service).active())
        .filter(service ->
            service.kind() instanceof Kind.Port port
                && port.lag().filter(lag -> lag.aggregation() == aggregation).isPresent())
        .toList();
  }
}
