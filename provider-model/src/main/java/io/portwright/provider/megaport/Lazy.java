package io.portwright.provider.megaport;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A map whose values are made when they are first asked for; safe for several threads. */
final class Lazy<T> extends AbstractMap<String, T> {

  private final Map<String, Supplier<T>> makers;
  private final Map<String, T> made = new ConcurrentHashMap<>();

  Lazy(Map<String, Supplier<T>> makers) {
    this.makers = Map.copyOf(makers);
  }

  @Override
  public @Nullable T get(@Nullable Object key) {
    if (!(key instanceof String name)) {
      return null;
    }
    Supplier<T> maker = makers.get(name);
    return maker == null ? null : made.computeIfAbsent(name, _ -> maker.get());
  }

  @Override
  public Set<Entry<String, T>> entrySet() {
    Map<String, T> all = new TreeMap<>();
    makers.forEach((name, maker) -> all.put(name, made.computeIfAbsent(name, _ -> maker.get())));
    return all.entrySet();
  }
}
