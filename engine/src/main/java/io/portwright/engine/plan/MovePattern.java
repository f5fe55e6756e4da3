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

  /**
   * Where objects of a pattern are looked for.
   *
   * @param names of the calls that lead there
   * @param what the resource in that module; empty text for the module itself
   * @param key of the instance, or {@link #ANY}
   */
  record Place(List<String> names, String what, String key) {
    /** Of a pattern that stands for all instances. */
    static final String ANY = "*";

    /** Of all patterns there, whichever instance they stand for. */
    static final String EACH = "each";
  }

  /** The names of the calls. */
  List<String> names() {
    return calls.stream().map(Call::name).toList();
  }

  /** Under what this is found as a target. */
  List<Place> places() {
    return List.of(place(key().orElse(Place.ANY)), place(Place.EACH));
  }

  /** Under what targets are found that may be what this stands for. */
  List<Place> wanted() {
    return key()
        .map(one -> List.of(place(one), place(Place.ANY)))
        .orElseGet(() -> List.of(place(Place.EACH)));
  }

  private Place place(String key) {
    return new Place(names(), resource.map(r -> r.address().toString()).orElse(""), key);
  }

  /** The key of the innermost thing, in brackets or empty text; empty for any. */
  private Optional<String> key() {
    return resource.isPresent()
        ? resource.get().key().map(InstanceKey::toString)
        : calls.getLast().key().map(InstanceKey::toString);
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
