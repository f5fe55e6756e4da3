package io.portwright.engine.apply;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.apply.Schedule.Node;
import io.portwright.engine.apply.Schedule.Node.Doing;
import io.portwright.engine.apply.Schedule.Node.Milestone;
import io.portwright.engine.graph.ConfigurationGraph;
import io.portwright.engine.graph.Digraph;
import io.portwright.engine.graph.GraphNode;
import io.portwright.engine.plan.Change;
import io.portwright.engine.plan.ExchangeOrder;
import io.portwright.engine.state.DeposedKey;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.spi.ResourceType.Exchange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Turns a plan into steps that wait for each other. A block starts when everything that it refers
 * to is done. An object is ended when everything that depended on it has been ended and, for
 * services, when everything that still depends on its resource has been moved away.
 */
final class PlanSchedule {
  private final ConfigurationGraph graph;
  private final ExchangeOrder exchange;
  private final Schedule schedule;
  private final SortedMap<ResourceAddress, SortedSet<ResourceAddress>> dependents = new TreeMap<>();

  private PlanSchedule(ConfigurationGraph graph, ExchangeOrder exchange, Schedule schedule) {
    this.graph = graph;
    this.exchange = exchange;
    this.schedule = schedule;
  }

  /** Milestone: all instances of a block, a local or an output have their final values. */
  static Milestone done(GraphNode node) {
    return new Milestone("done", node);
  }

  /** Everything that refers to a declaration is done. */
  private static Milestone left(GraphNode node) {
    return new Milestone("left", node);
  }

  private static Milestone started(GraphNode node) {
    return new Milestone("started", node);
  }

  private static Milestone ended(ResourceAddress resource) {
    return new Milestone("ended", resource);
  }

  private static Milestone free(ResourceAddress resource) {
    return new Milestone("free", resource);
  }

  /**
   * Fills a schedule.
   *
   * @param declarations whether blocks are evaluated; not when everything is destroyed
   * @param types of managed resources
   */
  static void fill(
      Schedule schedule,
      Collection<Change> changes,
      Collection<ResourceRecord> records,
      ConfigurationGraph graph,
      ExchangeOrder exchange,
      Declarations declarations,
      Function<InstanceAddress, Optional<ResourceType>> types) {
    PlanSchedule made = new PlanSchedule(graph, exchange, schedule);
    made.recorded(records);
    if (declarations == Declarations.EVALUATED) {
      made.declarations();
    }
    List<Change> ending = new ArrayList<>();
    for (Change change : changes) {
      made.make(change);
      if (change instanceof Change.Delete || change instanceof Change.Replace) {
        ending.add(change);
      }
    }
    made.endings(ending);
    new ImpliedOrder(schedule, types).add(changes);
    schedule.start();
  }

  /** Whether the blocks of the configuration take part. */
  enum Declarations {
    EVALUATED,
    LEFT_OUT
  }

  private void recorded(Collection<ResourceRecord> records) {
    for (ResourceRecord record : records) {
      List<InstanceObject> objects = new ArrayList<>(record.deposed().values());
      record.current().ifPresent(objects::add);
      for (InstanceObject object : objects) {
        for (ResourceAddress on : object.dependencies()) {
          dependents
              .computeIfAbsent(on.block(), _ -> new TreeSet<>())
              .add(record.address().resource().block());
        }
      }
    }
  }

  private void declarations() {
    for (GraphNode node : graph.order()) {
      if (!(node instanceof GraphNode.Close)) {
        schedule.add(left(node), done(node));
      }
      schedule.add(done(node), started(node));
      for (GraphNode on : graph.references(node)) {
        schedule.add(started(node), done(on));
      }
      for (GraphNode referrer : graph.referrers(node)) {
        switch (referrer) {
          case GraphNode.Resource _ -> schedule.add(left(node), done(referrer));
          case GraphNode.Output output when output.module().isRoot() -> {}
          case GraphNode.Check _ -> {}
          case GraphNode.Local _,
              GraphNode.Input _,
              GraphNode.Validation _,
              GraphNode.Call _,
              GraphNode.Close _,
              GraphNode.Output _ ->
              schedule.add(left(node), left(referrer));
        }
      }
    }
  }

  private void make(Change change) {
    boolean makes =
        switch (change) {
          case Change.Create _, Change.Update _, Change.Replace _, Change.Read _ -> true;
          case Change.Delete _, Change.Forget _, Change.NoOp _ -> false;
        };
    if (makes) {
      GraphNode block = new GraphNode.Resource(change.address().resource().block());
      Node step = new Doing(Step.make(change.address()));
      schedule.add(step, started(block));
      schedule.add(done(block), step);
    }
  }

  private void endings(List<Change> changes) {
    Map<ResourceAddress, List<Change>> byResource = new TreeMap<>();
    for (Change change : changes) {
      byResource
          .computeIfAbsent(change.address().resource().block(), _ -> new ArrayList<>())
          .add(change);
    }
    byResource.forEach((resource, all) -> {
      for (Change change : all) {
        end(resource, change);
      }
    });
    dependentsEndFirst(byResource.keySet());
  }

  /** What depended on a resource ends before it; but not where an old state says so in a circle. */
  private void dependentsEndFirst(Set<ResourceAddress> ending) {
    Digraph<ResourceAddress> order = new Digraph<>();
    for (ResourceAddress resource : ending) {
      for (ResourceAddress dependent : dependents.getOrDefault(resource, new TreeSet<>())) {
        if (ending.contains(dependent) && !dependent.equals(resource)) {
          order.add(resource, dependent);
        }
      }
    }
    Map<ResourceAddress, List<ResourceAddress>> circles = new TreeMap<>();
    for (List<ResourceAddress> circle : order.cycles()) {
      circle.forEach(resource -> circles.put(resource, circle));
    }
    for (ResourceAddress resource : ending) {
      List<ResourceAddress> circle = circles.getOrDefault(resource, List.of());
      for (ResourceAddress dependent : order.dependencies(resource)) {
        if (!circle.contains(dependent)) {
          schedule.add(free(resource), ended(dependent));
        }
      }
    }
  }

  static Step ending(Change.Delete delete) {
    return Step.end(delete.address(), delete.deposed().map(DeposedKey::new));
  }

  private void end(ResourceAddress resource, Change change) {
    GraphNode block = new GraphNode.Resource(resource);
    Node step =
        new Doing(
            change instanceof Change.Delete delete
                ? ending(delete)
                : Step.end(change.address(), Optional.empty()));
    schedule.add(free(resource));
    schedule.add(step, free(resource));
    schedule.add(ended(resource), step);
    Exchange order = change instanceof Change.Replace r ? r.order() : exchange.of(resource);
    if (order == Exchange.CREATE_FIRST) {
      afterMoves(step, resource, block);
    }
    if (change instanceof Change.Replace replace) {
      Node make = new Doing(Step.make(change.address()));
      switch (replace.order()) {
        case CREATE_FIRST -> schedule.add(step, make);
        case DELETE_FIRST -> schedule.add(make, step);
      }
    }
  }

  private void afterMoves(Node step, ResourceAddress resource, GraphNode block) {
    if (schedule.contains(left(block))) {
      schedule.add(step, left(block));
    }
    for (ResourceAddress dependent : dependents.getOrDefault(resource, new TreeSet<>())) {
      GraphNode other = new GraphNode.Resource(dependent);
      if (!dependent.equals(resource) && schedule.contains(done(other))) {
        schedule.add(step, done(other));
      }
    }
  }
}
