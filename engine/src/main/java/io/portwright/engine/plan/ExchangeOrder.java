package io.portwright.engine.plan;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.Lifecycle.Flag;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.graph.ConfigurationGraph;
import io.portwright.engine.graph.GraphNode;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.spi.ResourceType.Exchange;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * Which resources order the new object before they end the old one. Services do, unless their block
 * says otherwise; and whatever such a resource depends on must do the same, because the old object
 * still needs its old surroundings.
 */
public final class ExchangeOrder {
  private static final SortedSet<ResourceAddress> NOTHING = Collections.emptySortedSet();

  private final Set<GraphNode> createFirst = new HashSet<>();

  private ExchangeOrder() {}

  public static ExchangeOrder of(
      Configuration configuration,
      ConfigurationGraph graph,
      Collection<ResourceRecord> records,
      Accounts accounts) {
    Deque<GraphNode> open = new ArrayDeque<>();
    configuration.forEachModule((path, module) -> {
      for (ResourceBlock block : module.resources().values()) {
        if (!block.address().isData() && wants(block, accounts)) {
          open.add(new GraphNode.Resource(block.address().in(path)));
        }
      }
    });
    Map<GraphNode, Set<GraphNode>> recorded = new HashMap<>();
    for (ResourceRecord record : records) {
      ResourceAddress address = record.address().resource().block();
      GraphNode node = new GraphNode.Resource(address);
      for (ResourceAddress on :
          record.current().map(InstanceObject::dependencies).orElse(NOTHING)) {
        recorded.computeIfAbsent(node, _ -> new HashSet<>()).add(new GraphNode.Resource(on));
      }
      if (configuration.resource(address).isEmpty() && wanted(record, accounts)) {
        open.add(node);
      }
    }
    ExchangeOrder made = new ExchangeOrder();
    while (!open.isEmpty()) {
      GraphNode node = open.pop();
      if (made.createFirst.add(node)) {
        graph.forEachReference(node, open::add);
        open.addAll(recorded.getOrDefault(node, Set.of()));
      }
    }
    return made;
  }

  private static boolean wants(ResourceBlock block, Accounts accounts) {
    return block.lifecycle().is(Flag.EXCHANGE_WRITTEN)
        ? block.lifecycle().is(Flag.CREATE_BEFORE_DESTROY)
        : byNature(block.address(), accounts);
  }

  private static boolean wanted(ResourceRecord record, Accounts accounts) {
    return byNature(record.address().resource(), accounts)
        || record.current().stream().anyMatch(InstanceObject::createBeforeDestroy);
  }

  private static boolean byNature(ResourceAddress address, Accounts accounts) {
    return accounts
        .resourceType(address.type())
        .map(ResourceType::exchange)
        .filter(exchange -> exchange == Exchange.CREATE_FIRST)
        .isPresent();
  }

  public Exchange of(ResourceAddress address) {
    return createFirst.contains(new GraphNode.Resource(address.block()))
        ? Exchange.CREATE_FIRST
        : Exchange.DELETE_FIRST;
  }
}
