package io.portwright.engine.graph;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.provider.value.Utf8Order;

/** A declaration that refers to others or is referred to. Ordered by kind, then by name. */
public sealed interface GraphNode extends Comparable<GraphNode> {

  /** One {@code resource} or {@code data} block with all its instances. */
  record Resource(ResourceAddress address) implements GraphNode {
    @Override
    public String toString() {
      return address.toString();
    }
  }

  /** One argument of a {@code locals} block. */
  record Local(String name) implements GraphNode {
    @Override
    public String toString() {
      return "local." + name;
    }
  }

  /** One {@code output} block. */
  record Output(String name) implements GraphNode {
    @Override
    public String toString() {
      return "output." + name;
    }
  }

  private int rank() {
    return switch (this) {
      case Resource _ -> 0;
      case Local _ -> 1;
      case Output _ -> 2;
    };
  }

  @Override
  default int compareTo(GraphNode other) {
    return switch (this) {
      case Resource r when other instanceof Resource s -> r.address().compareTo(s.address());
      case Local l when other instanceof Local m -> Utf8Order.INSTANCE.compare(l.name(), m.name());
      case Output o when other instanceof Output p ->
          Utf8Order.INSTANCE.compare(o.name(), p.name());
      case Resource _, Local _, Output _ -> Integer.compare(rank(), other.rank());
    };
  }
}
