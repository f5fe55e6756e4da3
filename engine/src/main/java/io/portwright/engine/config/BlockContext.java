package io.portwright.engine.config;

import io.portwright.engine.address.ResourceAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which names expressions in a block can see beyond those of the module.
 *
 * @param names of {@code count}, {@code each} and {@code self} those that are there
 * @param owner resource that holds the expression and cannot refer to itself
 * @param self resource that {@code self} stands for
 */
record BlockContext(
    Set<String> names, Optional<ResourceAddress> owner, Optional<ResourceAddress> self) {
  static final BlockContext NONE = new BlockContext(Set.of(), Optional.empty(), Optional.empty());

  BlockContext {
    names = Set.copyOf(names);
  }

  static BlockContext of(ResourceBlock block) {
    return new BlockContext(
        names(block.repetition()), Optional.of(block.address()), Optional.empty());
  }

  static BlockContext of(ModuleCall call) {
    return new BlockContext(names(call.repetition()), Optional.empty(), Optional.empty());
  }

  private static Set<String> names(Repetition repetition) {
    return switch (repetition) {
      case Repetition.Single _ -> Set.of();
      case Repetition.Count _ -> Set.of("count");
      case Repetition.ForEach _ -> Set.of("each");
    };
  }

  BlockContext inside(ResourceAddress address) {
    return new BlockContext(names, Optional.of(address), Optional.empty());
  }

  /** Of postconditions, which look at their own resource. */
  BlockContext withSelf() {
    Set<String> more = new HashSet<>(names);
    more.add("self");
    return new BlockContext(more, Optional.empty(), owner);
  }
}
