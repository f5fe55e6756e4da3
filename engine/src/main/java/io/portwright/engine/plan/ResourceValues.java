package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Repetition;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.config.Values;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What references to resources give at the moment. The value of a resource with many instances is
 * put together once, when all of them are known.
 */
public final class ResourceValues implements Values {
  private final Map<ResourceAddress, Optional<Value>> known = new ConcurrentHashMap<>();

  /**
   * Sets all instances of a block.
   *
   * @param address of the block in one instance of its module
   */
  public void put(
      ResourceAddress address,
      ResourceBlock block,
      SortedMap<InstanceKey, ? extends Value> instances) {
    known.put(address, Optional.of(whole(block, instances)));
  }

  /** Says that a block has no value because of an error that was reported. */
  public void fail(ResourceAddress address) {
    known.put(address, Optional.empty());
  }

  @Override
  public Optional<Value> resource(ResourceAddress address) {
    Optional<Value> found = known.get(address);
    return found == null ? Optional.of(Value.unknown(Type.DYNAMIC)) : found;
  }

  /**
   * Missing indexes below the last one are unknown; instances with keys of another kind are left
   * out.
   */
  private static Value whole(
      ResourceBlock block, SortedMap<InstanceKey, ? extends Value> instances) {
    Value unknown = Value.unknown(block.schema().objectType());
    return switch (block.repetition()) {
      case Repetition.Single _ -> {
        Value only = instances.get(InstanceKey.NONE);
        yield only == null ? unknown : only;
      }
      case Repetition.Count _ -> {
        List<Value> items = new ArrayList<>();
        instances.forEach((key, value) -> {
          if (key instanceof InstanceKey.Index at) {
            while (items.size() < at.index()) {
              items.add(unknown);
            }
            items.add(value);
          }
        });
        yield Value.tuple(items);
      }
      case Repetition.ForEach _ -> {
        SortedMap<String, Value> byName = new TreeMap<>(Utf8Order.INSTANCE);
        instances.forEach((key, value) -> {
          if (key instanceof InstanceKey.Name name) {
            byName.put(name.name(), value);
          }
        });
        yield Value.object(byName);
      }
    };
  }
}
