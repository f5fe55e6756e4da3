package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.MoveEndpoint;
import io.portwright.engine.config.Refactoring;
import io.portwright.engine.graph.Digraph;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@code moved} block in its module. Applies to every instance of the module.
 *
 * @param path of the module that says it
 * @param number position among all statements
 */
record MoveStatement(
    int number, ModuleAddress path, MoveEndpoint from, MoveEndpoint to, SourceRange range)
    implements Comparable<MoveStatement> {

  /** Every statement of a configuration, in the order of modules and blocks. */
  static List<MoveStatement> all(Configuration configuration) {
    List<MoveStatement> found = new ArrayList<>();
    configuration.forEachModule((path, module) -> {
      for (Refactoring.Move move : module.refactoring().moves()) {
        found.add(new MoveStatement(found.size(), path, move.from(), move.to(), move.range()));
      }
    });
    return found;
  }

  /** The statements so that what moves an object to a place comes before what moves it on. */
  static List<MoveStatement> inOrder(Configuration configuration) {
    List<MoveStatement> all = all(configuration);
    if (all.size() < 2) {
      return all;
    }
    Digraph<MoveStatement> graph = chains(all);
    return graph.cycles().isEmpty() ? graph.order() : List.of();
  }

  /** Which statements follow which. */
  static Digraph<MoveStatement> chains(List<MoveStatement> all) {
    Digraph<MoveStatement> graph = new Digraph<>();
    for (MoveStatement statement : all) {
      graph.add(statement);
      for (MoveStatement other : all) {
        if (statement.number != other.number
            && follows(other.to(other.to), statement.to(statement.from))) {
          graph.add(statement, other);
        }
      }
    }
    return graph;
  }

  /** An endpoint as the root module sees it. */
  private MoveEndpoint to(MoveEndpoint endpoint) {
    return switch (endpoint) {
      case MoveEndpoint.Module m -> new MoveEndpoint.Module(m.address().in(path));
      case MoveEndpoint.Resource r ->
          new MoveEndpoint.Resource(r.address().in(r.address().module().in(path)), r.key());
    };
  }

  /** Whether something that one move has brought to a place is what another takes from it. */
  private static boolean follows(MoveEndpoint brought, MoveEndpoint taken) {
    return switch (taken) {
      case MoveEndpoint.Module t ->
          switch (brought) {
            case MoveEndpoint.Module b -> b.address().path().isWithin(t.address().path());
            case MoveEndpoint.Resource b ->
                b.address().module().path().isWithin(t.address().path());
          };
      case MoveEndpoint.Resource t ->
          switch (brought) {
            case MoveEndpoint.Module b -> t.address().module().path().isWithin(b.address().path());
            case MoveEndpoint.Resource b ->
                b.address().block().equals(t.address().block())
                    && (b.key().isEmpty() || t.key().isEmpty() || b.key().equals(t.key()));
          };
    };
  }

  /** Where an object moves; empty when the statement is not about it. */
  Optional<InstanceAddress> destination(InstanceAddress address) {
    ModuleAddress module = address.resource().module();
    int depth = path.calls().size();
    if (module.calls().size() < depth) {
      return Optional.empty();
    }
    ModuleAddress outer = new ModuleAddress(module.calls().subList(0, depth));
    if (!outer.path().equals(path)) {
      return Optional.empty();
    }
    ModuleAddress inner = Moves.rest(module, depth);
    return switch (from) {
      case MoveEndpoint.Module m ->
          moved(inner, m.address(), ((MoveEndpoint.Module) to).address())
              .map(now -> address.resource().in(now.in(outer)).instance(address.key()));
      case MoveEndpoint.Resource r ->
          moved(address, inner, r, (MoveEndpoint.Resource) to)
              .map(now -> now.resource().in(now.resource().module().in(outer)).instance(now.key()));
    };
  }

  private static Optional<InstanceAddress> moved(
      InstanceAddress address,
      ModuleAddress inner,
      MoveEndpoint.Resource source,
      MoveEndpoint.Resource target) {
    ResourceAddress here = address.resource().in(inner);
    if (!here.equals(source.address())) {
      return Optional.empty();
    }
    if (source.key().isEmpty() && target.key().isEmpty()) {
      return Optional.of(target.address().instance(address.key()));
    }
    return address.key().equals(source.key().orElse(InstanceKey.NONE))
        ? Optional.of(target.address().instance(target.key().orElse(InstanceKey.NONE)))
        : Optional.empty();
  }

  private static Optional<ModuleAddress> moved(
      ModuleAddress inner, ModuleAddress source, ModuleAddress target) {
    int depth = source.calls().size();
    if (inner.calls().size() < depth
        || !inner.calls().subList(0, depth - 1).equals(source.parent().calls())) {
      return Optional.empty();
    }
    ModuleAddress.Call call = inner.calls().get(depth - 1);
    if (!call.name().equals(source.last().name())) {
      return Optional.empty();
    }
    boolean all =
        source.last().key().equals(InstanceKey.NONE)
            && target.last().key().equals(InstanceKey.NONE);
    if (!all && !call.key().equals(source.last().key())) {
      return Optional.empty();
    }
    InstanceKey key = all ? call.key() : target.last().key();
    ModuleAddress now = target.parent().child(target.last().name(), key);
    return Optional.of(Moves.rest(inner, depth).in(now));
  }

  /** What moves, as messages name it. */
  String named(MoveEndpoint endpoint) {
    return to(endpoint).toString();
  }

  @Override
  public int compareTo(MoveStatement other) {
    return Integer.compare(number, other.number);
  }
}
