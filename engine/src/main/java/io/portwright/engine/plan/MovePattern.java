package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.MoveEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The objects that one side of a move stands for, seen from the root module.
 *
 * @param calls the way into the module; empty keys stand for any
 * @param resource in that module; empty for the module itself
 */
record MovePattern(List<Call> calls, Optional<Resource> resource) {

  /**
   * @param key empty for any
   */
  private record Call(String name, Optional<InstanceKey> key) {
    boolean meets(Call other) {
      return name.equals(other.name) && agree(key, other.key);
    }
  }

  /**
   * @param address without its module
   * @param key empty for any
   */
  private record Resource(ResourceAddress address, Optional<InstanceKey> key) {
    boolean meets(Resource other) {
      return address.equals(other.address) && agree(key, other.key);
    }
  }

  /**
   * @param path of the module that holds the statement; it stands for all its instances
   * @param whole whether the endpoint stands for all instances of what it names
   */
  static MovePattern of(ModuleAddress path, MoveEndpoint endpoint, boolean whole) {
    List<Call> calls = new ArrayList<>();
    path.calls().forEach(call -> calls.add(new Call(call.name(), Optional.empty())));
    return switch (endpoint) {
      case MoveEndpoint.Module m -> {
        List<ModuleAddress.Call> steps = m.address().calls();
        for (int i = 0; i < steps.size(); i++) {
          boolean any = whole && i == steps.size() - 1;
          calls.add(
              new Call(
                  steps.get(i).name(), any ? Optional.empty() : Optional.of(steps.get(i).key())));
        }
        yield new MovePattern(calls, Optional.empty());
      }
      case MoveEndpoint.Resource r -> {
        r.address()
            .module()
            .calls()
            .forEach(call -> calls.add(new Call(call.name(), Optional.of(call.key()))));
        Optional<InstanceKey> key =
            whole ? Optional.empty() : Optional.of(r.key().orElse(InstanceKey.NONE));
        yield new MovePattern(
            calls, Optional.of(new Resource(r.address().in(ModuleAddress.ROOT), key)));
      }
    };
  }

  private static boolean agree(Optional<InstanceKey> a, Optional<InstanceKey> b) {
    return a.isEmpty() || b.isEmpty() || a.equals(b);
  }

  /** Whether both can stand for the same object. */
  boolean meets(MovePattern other) {
    return calls.size() == other.calls.size()
        && begins(other)
        && resource.isPresent() == other.resource.isPresent()
        && resource.stream().allMatch(mine -> mine.meets(other.resource.orElseThrow()));
  }

  /** Whether this is something inside a module that the other stands for. */
  boolean isInside(MovePattern other) {
    boolean deeper =
        calls.size() > other.calls.size()
            || calls.size() == other.calls.size() && resource.isPresent();
    return other.resource.isEmpty() && deeper && begins(other);
  }

  private boolean begins(MovePattern other) {
    for (int i = 0; i < other.calls.size(); i++) {
      if (!calls.get(i).meets(other.calls.get(i))) {
        return false;
      }
    }
    return true;
  }
}
