package io.portwright.engine.address;

import io.portwright.provider.value.Utf8Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A module instance: the root module or a path of calls such as {@code module.site["syd"]}. */
public record ModuleAddress(List<Call> calls) implements Comparable<ModuleAddress> {

  /** One call on the path. */
  public record Call(String name, InstanceKey key) {}

  public static final ModuleAddress ROOT = new ModuleAddress(List.of());

  public ModuleAddress {
    calls = List.copyOf(calls);
  }

  /**
   * Reads the text form, {@code module.a["b"].module.c} and the like.
   *
   * @return empty when the text is not the address of a module other than the root
   */
  public static Optional<ModuleAddress> parse(String text) {
    return new AddressReader(text).module();
  }

  public ModuleAddress child(String name, InstanceKey key) {
    List<Call> longer = new ArrayList<>(calls);
    longer.add(new Call(name, key));
    return new ModuleAddress(longer);
  }

  public boolean isRoot() {
    return calls.isEmpty();
  }

  /** The module that holds the last call of the path. */
  public ModuleAddress parent() {
    if (isRoot()) {
      throw new IllegalStateException("the root module has no parent");
    }
    return new ModuleAddress(calls.subList(0, calls.size() - 1));
  }

  /** The last call of the path. */
  public Call last() {
    if (isRoot()) {
      throw new IllegalStateException("nobody calls the root module");
    }
    return calls.getLast();
  }

  /** The path without instance keys: which call this is an instance of. */
  public ModuleAddress path() {
    return isPath()
        ? this
        : new ModuleAddress(
            calls.stream().map(call -> new Call(call.name(), InstanceKey.NONE)).toList());
  }

  private boolean isPath() {
    for (Call call : calls) {
      if (!call.key().equals(InstanceKey.NONE)) {
        return false;
      }
    }
    return true;
  }

  /**
   * This address seen from a module: {@code module.b} in {@code module.a} is {@code
   * module.a.module.b}.
   */
  public ModuleAddress in(ModuleAddress outer) {
    if (outer.isRoot()) {
      return this;
    }
    List<Call> longer = new ArrayList<>(outer.calls);
    longer.addAll(calls);
    return new ModuleAddress(longer);
  }

  /** Whether this is the other module or one inside of it, at any depth. */
  public boolean isWithin(ModuleAddress outer) {
    return calls.size() >= outer.calls.size()
        && calls.subList(0, outer.calls.size()).equals(outer.calls);
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
