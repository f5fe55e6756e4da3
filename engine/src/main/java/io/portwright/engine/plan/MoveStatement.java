package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.MoveEndpoint;
import io.portwright.engine.config.Refactoring;
import io.portwright.engine.config.Repetition;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.graph.Digraph;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /**
   * The statements so that what moves an object to a place comes before what moves it on, with
   * those that nobody has to write: the only instance of a block is the same as the one with index
   * 0. None when they go round in circles.
   *
   * @param state addresses before any move
   */
  static List<MoveStatement> inOrder(Configuration configuration, Set<InstanceAddress> state) {
    List<MoveStatement> written = all(configuration);
    Digraph<MoveStatement> graph = MoveIndex.chains(written);
    if (!graph.cycles().isEmpty()) {
      return List.of();
    }
    List<MoveStatement> ordered = new ArrayList<>(graph.order());
    ordered.addAll(implied(configuration, state, written));
    return ordered;
  }

  private static List<MoveStatement> implied(
      Configuration configuration, Set<InstanceAddress> state, List<MoveStatement> written) {
    Set<ResourceAddress> named = new HashSet<>();
    for (MoveStatement statement : written) {
      for (MoveEndpoint endpoint : List.of(statement.from, statement.to)) {
        if (endpoint instanceof MoveEndpoint.Resource r) {
          named.add(r.address().in(r.address().module().in(statement.path)).block());
        }
      }
    }
    List<MoveStatement> found = new ArrayList<>();
    InstanceKey first = new InstanceKey.Index(0);
    for (InstanceAddress address : state) {
      ResourceAddress resource = address.resource();
      boolean isFirst = address.key().equals(first);
      if (resource.isData()
          || !isFirst && !address.key().equals(InstanceKey.NONE)
          || named.contains(resource.block())) {
        continue;
      }
      Optional<ResourceBlock> block = configuration.resource(resource);
      InstanceKey to = isFirst ? InstanceKey.NONE : first;
      boolean moves =
          block.isPresent()
              && switch (block.get().repetition()) {
                case Repetition.Count _ -> !isFirst;
                case Repetition.Single _ -> isFirst;
                case Repetition.ForEach _ -> false;
              };
      if (moves) {
        found.add(
            new MoveStatement(
                written.size() + found.size(),
                ModuleAddress.ROOT,
                new MoveEndpoint.Resource(resource, Optional.of(address.key())),
                new MoveEndpoint.Resource(resource, Optional.of(to)),
                block.get().range()));
      }
    }
    return found;
  }

  /** The same as one instance of its module says it. */
  MoveStatement within(ModuleAddress instance) {
    return new MoveStatement(number, instance, from, to, range);
  }

  MovePattern source() {
    return MovePattern.of(path, from, isWhole());
  }

  MovePattern target() {
    return MovePattern.of(path, to, isWhole());
  }

  /**
   * Whether the other statement has to be carried out first: it brings what this one takes, or one
   * of them is about something inside of what the other is about.
   */
  boolean follows(MoveStatement other) {
    if (source().meets(other.target())) {
      return true;
    }
    boolean nested =
        source().isInside(other.target())
            || target().isInside(other.target())
            || other.source().isInside(source())
            || other.target().isInside(source());
    // A module that only changes its key must not wait for what happens inside of it.
    return nested && (path.calls().size() >= other.path.calls().size() || !changesKeyOnly());
  }

  private boolean changesKeyOnly() {
    return from instanceof MoveEndpoint.Module a
        && to instanceof MoveEndpoint.Module b
        && a.address().path().equals(b.address().path());
  }

  /** Whether whole modules move. */
  boolean isOfModules() {
    return from instanceof MoveEndpoint.Module;
  }

  /** Whether all instances move, each with its key. */
  boolean isWhole() {
    return switch (from) {
      case MoveEndpoint.Module m ->
          isUnkeyed(m.address()) && to instanceof MoveEndpoint.Module t && isUnkeyed(t.address());
      case MoveEndpoint.Resource r ->
          r.key().isEmpty() && to instanceof MoveEndpoint.Resource t && t.key().isEmpty();
    };
  }

  private static boolean isUnkeyed(ModuleAddress module) {
    return module.last().key().equals(InstanceKey.NONE);
  }

  /** An endpoint as the root module sees it. */
  private MoveEndpoint to(MoveEndpoint endpoint) {
    return switch (endpoint) {
      case MoveEndpoint.Module m -> new MoveEndpoint.Module(m.address().in(path));
      case MoveEndpoint.Resource r ->
          new MoveEndpoint.Resource(r.address().in(r.address().module().in(path)), r.key());
    };
  }

  /** The instance of this statement's module that holds another module; empty when none does. */
  private Optional<ModuleAddress> around(ModuleAddress module) {
    int depth = path.calls().size();
    if (module.calls().size() < depth) {
      return Optional.empty();
    }
    ModuleAddress outer = new ModuleAddress(module.calls().subList(0, depth));
    return outer.path().equals(path) ? Optional.of(outer) : Optional.empty();
  }

  private ModuleAddress inside(ModuleAddress module) {
    return rest(module, path.calls().size());
  }

  private static ModuleAddress rest(ModuleAddress module, int from) {
    return new ModuleAddress(module.calls().subList(from, module.calls().size()));
  }

  /** Where a module moves, alone or with one around it; empty when it does not. */
  Optional<ModuleAddress> destination(ModuleAddress module) {
    return from instanceof MoveEndpoint.Module source && to instanceof MoveEndpoint.Module target
        ? around(module)
            .flatMap(outer ->
                moved(inside(module), source.address(), target.address()).map(now -> now.in(outer)))
        : Optional.empty();
  }

  /** Where a resource moves with all its instances; empty when it does not. */
  Optional<ResourceAddress> destination(ResourceAddress resource) {
    return from instanceof MoveEndpoint.Resource source
            && to instanceof MoveEndpoint.Resource target
        ? around(resource.module())
            .filter(_ -> resource.in(inside(resource.module())).equals(source.address()))
            .map(outer -> target.address().in(target.address().module().in(outer)))
        : Optional.empty();
  }

  /** The only instance that can move, where there is just one. */
  Optional<InstanceAddress> only() {
    return path.isRoot() && from instanceof MoveEndpoint.Resource r
        ? Optional.of(r.address().instance(r.key().orElse(InstanceKey.NONE)))
        : Optional.empty();
  }

  /** Where a single instance moves; empty when it does not. */
  Optional<InstanceAddress> destination(InstanceAddress address) {
    return from instanceof MoveEndpoint.Resource source
            && to instanceof MoveEndpoint.Resource target
            && address.key().equals(source.key().orElse(InstanceKey.NONE))
        ? destination(address.resource())
            .map(resource -> resource.instance(target.key().orElse(InstanceKey.NONE)))
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
    return Optional.of(rest(inner, depth).in(now));
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
