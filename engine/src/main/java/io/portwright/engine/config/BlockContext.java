package io.portwright.engine.config;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which names expressions in a block can see beyond those of the module.
 *
 * @param names of {@code count}, {@code each} and {@code self} those that are there
 * @param check name of the {@code check} block around, whose data source they can see
 * @param self resource that {@code self} stands for
 */
record BlockContext(Set<String> names, Optional<String> check, Optional<ResourceBlock> self) {
  static final BlockContext NONE = new BlockContext(Set.of(), Optional.empty(), Optional.empty());

  BlockContext {
    names = Set.copyOf(names);
  }

  static BlockContext of(ResourceBlock block) {
    return new BlockContext(names(block.repetition()), Optional.empty(), Optional.empty());
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

  BlockContext inside(CheckBlock block) {
    return new BlockContext(names, Optional.of(block.name()), self);
  }

  BlockContext with(String name) {
    Set<String> more = new HashSet<>(names);
    more.add(name);
    return new BlockContext(more, check, self);
  }

  /** Of postconditions, which look at their own resource. */
  BlockContext withSelf(ResourceBlock block) {
    return new BlockContext(with("self").names, check, Optional.of(block));
  }
}
