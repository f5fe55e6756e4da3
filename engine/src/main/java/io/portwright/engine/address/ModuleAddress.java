package io.portwright.engine.address;

import io.portwright.provider.value.Utf8Order;
import java.util.ArrayList;
import java.util.List;

/** A module instance: the root module or a path of calls such as {@code module.site["syd"]}. */
public record ModuleAddress(List<Call> calls) implements Comparable<ModuleAddress> {

  /** One call on the path. */
  public record Call(String name, InstanceKey key) {}

  public static final ModuleAddress ROOT = new ModuleAddress(List.of());

  public ModuleAddress {
    calls = List.copyOf(calls);
  }

  public ModuleAddress child(String name, InstanceKey key) {
    List<Call> longer = new ArrayList<>(calls);
    longer.add(new Call(name, key));
    return new ModuleAddress(longer);
  }

  public boolean isRoot() {
    return calls.isEmpty();
  }

  @Override
  public int compareTo(ModuleAddress other) {
    for (int i = 0; i < Math.min(calls.size(), other.calls.size()); i++) {
      int byName = Utf8Order.INSTANCE.compare(calls.get(i).name(), other.calls.get(i).name());
      int found = byName != 0 ? byName : calls.get(i).key().compareTo(other.calls.get(i).key());
      if (found != 0) {
        return found;
      }
    }
    return Integer.compare(calls.size(), other.calls.size());
  }

  /** The text form; empty for the root module. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (Call call : calls) {
      out.append(out.isEmpty() ? "module." : ".module.").append(call.name()).append(call.key());
    }
    return out.toString();
  }
}
