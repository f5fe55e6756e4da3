package io.portwright.engine.graph;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.provider.value.Utf8Order;

/**
 * A declaration that refers to others or is referred to. Modules are named by their paths, without
 * instance keys: one node stands for all instances. Ordered by kind, then by module and name.
 */
public sealed interface GraphNode extends Comparable<GraphNode> {

  /** One {@code resource} or {@code data} block with all its instances. */
  record Resource(ResourceAddress address) implements GraphNode {
    @Override
    public String toString() {
      return address.toString();
    }
  }

  /** One argument of a {@code locals} block. */
  record Local(ModuleAddress module, String name) implements GraphNode {
    @Override
    public String toString() {
      return inside(module) + "local." + name;
    }
  }

  /** One {@code variable} block of a called module. */
  record Input(ModuleAddress module, String name) implements GraphNode {
    @Override
    public String toString() {
      return inside(module) + "var." + name;
    }
  }

  /** One {@code output} block. */
  record Output(ModuleAddress module, String name) implements GraphNode {
    @Override
    public String toString() {
      return inside(module) + "output." + name;
    }
  }

  /** One {@code module} block: which instances there are, and what all of them wait for. */
  record Call(ModuleAddress module) implements GraphNode {
    @Override
    public String toString() {
      return module.toString();
    }
  }

  private static String inside(ModuleAddress module) {
    return module.isRoot() ? "" : module + ".";
  }

  private int rank() {
    return switch (this) {
      case Resource _ -> 0;
      case Local _ -> 1;
      case Input _ -> 2;
      case Call _ -> 3;
      case Output _ -> 4;
    };
  }

  private static int order(
      ModuleAddress module, String name, ModuleAddress otherModule, String otherName) {
    int byModule = module.compareTo(otherModule);
    return byModule != 0 ? byModule : Utf8Order.INSTANCE.compare(name, otherName);
  }

  @Override
  default int compareTo(GraphNode other) {
    return switch (this) {
      case Resource r when other instanceof Resource s -> r.address().compareTo(s.address());
      case Local l when other instanceof Local m ->
          order(l.module(), l.name(), m.module(), m.name());
      case Input i when other instanceof Input j ->
          order(i.module(), i.name(), j.module(), j.name());
      case Call c when other instanceof Call d -> c.module().compareTo(d.module());
      case Output o when other instanceof Output p ->
          order(o.module(), o.name(), p.module(), p.name());
      case Resource _, Local _, Input _, Call _, Output _ -> Integer.compare(rank(), other.rank());
    };
  }
}
