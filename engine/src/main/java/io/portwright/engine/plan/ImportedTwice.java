package io.portwright.engine.plan;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.spi.ResourceType.Exchange;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Services that would be managed under two addresses: whoever removes one of them would end the
 * service behind the other. Terraform lets this happen.
 */
final class ImportedTwice {

  /** A service, by its type and what the service calls it. */
  private record Service(String type, String id) {}

  private final Accounts accounts;
  private final Map<Service, InstanceAddress> owners = new HashMap<>();

  /**
   * @param records of state and of the imports
   * @param forgotten addresses that state does not keep
   */
  ImportedTwice(
      Accounts accounts, Collection<ResourceRecord> records, Set<InstanceAddress> forgotten) {
    this.accounts = accounts;
    for (ResourceRecord record : records) {
      if (!forgotten.contains(record.address())) {
        services(record).forEach(service -> owners.putIfAbsent(service, record.address()));
      }
    }
  }

  /**
   * @param imported what the services are called, by the address that they are imported to
   */
  List<Diagnostic> problems(SortedMap<InstanceAddress, String> imported) {
    List<Diagnostic> found = new ArrayList<>();
    imported.forEach((to, id) -> {
      InstanceAddress owner = owners.get(new Service(to.resource().type(), id));
      if (owner != null && !owner.equals(to)) {
        found.add(twice(to, owner, id));
      }
    });
    return found;
  }

  private List<Service> services(ResourceRecord record) {
    String name = record.address().resource().type();
    Optional<ResourceType> type =
        accounts.resourceType(name).filter(found -> found.exchange() == Exchange.CREATE_FIRST);
    if (type.isEmpty()) {
      return List.of();
    }
    return Stream.concat(record.current().stream(), record.deposed().values().stream())
        .map(object -> id(object, type.get()))
        .flatMap(Optional::stream)
        .map(id -> new Service(name, id))
        .toList();
  }

  private static Optional<String> id(InstanceObject object, ResourceType type) {
    Value value = object.attributes().attributes().getOrDefault(type.identifier(), Value.NULL);
    return value instanceof Value.StringValue text ? Optional.of(text.text()) : Optional.empty();
  }

  private static Diagnostic twice(InstanceAddress to, InstanceAddress owner, String id) {
    return Diagnostic.error(
            "Service has an address already",
            "The import block brings "
                + id
                + " to "
                + to
                + ", but "
                + owner
                + " is the same service. With two addresses, whoever removes one of them ends the"
                + " service behind the other.\n\nTo give it another name, replace the import block"
                + " by a moved block:\n\n    moved {\n      from = "
                + owner
                + "\n      to   = "
                + to
                + "\n    }")
        .withCode("PLAN-3");
  }
}
