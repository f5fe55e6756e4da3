package io.portwright.engine.graph;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.provider.value.Utf8Order;

/**
 * A declaration that refers to others or is referred to. Modules are named by their paths, without
 * instance keys: one node stands for all instances. Ordered by kind, then by module and name.
 */
public sealed interface GraphNode extends Comparable<GraphNode> {

  /** Path of the module that holds the declaration; of a call the module that is called. */
  ModuleAddress module();

  /** How Terraform names the node when it is part of a cycle. */
  default String title() {
    return switch (this) {
      case Resource _, Check _ -> toString();
      case Validation _ -> this + " (validation)";
      case Close _ -> this + " (close)";
      case Local _, Input _, Output _, Call _ -> this + " (expand)";
    };
  }

  /** One {@code resource} or {@code data} block with all its instances. */
  record Resource(ResourceAddress address) implements GraphNode {
    @Override
    public ModuleAddress module() {
      return address.module();
    }

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

  /** One {@code variable} block: the value that was given. */
  record Input(ModuleAddress module, String name) implements GraphNode {
    @Override
    public String toString() {
      return inside(module) + "var." + name;
    }
  }

  /** The {@code validation} blocks of a variable that has some. */
  record Validation(ModuleAddress module, String name) implements GraphNode {
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

  /** One {@code check} block without its data source. */
  record Check(ModuleAddress module, String name) implements GraphNode {
    @Override
    public String toString() {
      return inside(module) + "check." + name;
    }
  }

  /** One {@code module} block: which instances there are, and what all of them wait for. */
  record Call(ModuleAddress module) implements GraphNode {
    @Override
    public String toString() {
      return module.toString();
    }
  }

  /** Everything inside a called module. */
  record Close(ModuleAddress module) implements GraphNode {
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
      case Validation _ -> 3;
      case Call _ -> 4;
      case Close _ -> 5;
      case Output _ -> 6;
      case Check _ -> 7;
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
      case Validation v when other instanceof Validation w ->
          order(v.module(), v.name(), w.module(), w.name());
      case Call c when other instanceof Call d -> c.module().compareTo(d.module());
      case Close c when other instanceof Close d -> c.module().compareTo(d.module());
      case Output o when other instanceof Output p ->
          order(o.module(), o.name(), p.module(), p.name());
      case Check c when other instanceof Check d ->
          order(c.module(), c.name(), d.module(), d.name());
      case Resource _, Local _, Input _, Validation _, Call _, Close _, Output _, Check _ ->
          Integer.compare(rank(), other.rank());
    };
  }
}
