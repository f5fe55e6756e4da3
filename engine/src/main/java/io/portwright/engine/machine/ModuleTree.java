package io.portwright.engine.machine;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.provider.value.Utf8Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Resources by the module that they are in, written as {@code root_module} with nested {@code
 * child_modules}.
 *
 * @param <T> one resource
 */
final class ModuleTree<T> {

  /** One module; children by the text of their address. */
  private static final class Node<T> {
    private final SortedMap<String, List<T>> resources = new TreeMap<>(Utf8Order.INSTANCE);
    private final SortedMap<String, Node<T>> children = new TreeMap<>(Utf8Order.INSTANCE);
  }

  private final Node<T> root = new Node<>();
  private final Map<ModuleAddress, Node<T>> nodes = new LinkedHashMap<>();

  ModuleTree() {
    nodes.put(ModuleAddress.ROOT, root);
  }

  /**
   * @param address text that resources of one module are sorted by; several may have the same
   */
  void add(ModuleAddress module, String address, T resource) {
    node(module).resources.computeIfAbsent(address, _ -> new ArrayList<>()).add(resource);
  }

  private Node<T> node(ModuleAddress module) {
    Node<T> known = nodes.get(module);
    if (known != null) {
      return known;
    }
    Node<T> made = new Node<>();
    nodes.put(module, made);
    node(module.parent()).children.put(module.toString(), made);
    return made;
  }

  /** Writes the root module's object. */
  void write(JsonWriter out, BiConsumer<T, JsonWriter> form) {
    out.beginObject();
    content(root, "", out, form);
    out.endObject();
  }

  private static <T> void content(
      Node<T> node, String address, JsonWriter out, BiConsumer<T, JsonWriter> form) {
    if (!node.resources.isEmpty()) {
      out.name("resources").beginArray();
      node.resources.values().forEach(same -> same.forEach(one -> form.accept(one, out)));
      out.endArray();
    }
    out.optional("address", address);
    if (!node.children.isEmpty()) {
      out.name("child_modules").beginArray();
      node.children.forEach((name, child) -> {
        out.beginObject();
        content(child, name, out, form);
        out.endObject();
      });
      out.endArray();
    }
  }
}
