package io.portwright.provider.value;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Named parts of an object or a map, in {@link Utf8Order}, which nobody can change. A plan is made
 * of these: they lie in two arrays, the names of which objects of one shape share, and are copied
 * only when they come from somebody else.
 *
 * @param <V> parts
 */
public final class Entries<V> extends AbstractMap<String, V> implements SortedMap<String, V> {
  /** So many names are looked through in less time than two of them are compared. */
  private static final int FEW = 40;

  private final String[] names;
  private final Object[] parts;

  private Entries(String[] names, Object[] parts) {
    this.names = names;
    this.parts = parts;
  }

  public static <V> Entries<V> of(Map<String, V> entries) {
    if (entries instanceof Entries<V> same) {
      return same;
    }
    String[] names = entries.keySet().toArray(String[]::new);
    if (isInOrder(entries) || isInOrder(names)) {
      return new Entries<>(names, entries.values().toArray());
    }
    SortedMap<String, V> sorted = new TreeMap<>(Utf8Order.INSTANCE);
    sorted.putAll(entries);
    return new Entries<>(sorted.keySet().toArray(String[]::new), sorted.values().toArray());
  }

  private static boolean isInOrder(Map<String, ?> entries) {
    return entries instanceof SortedMap<String, ?> sorted
        && Utf8Order.INSTANCE.equals(sorted.comparator());
  }

  private static boolean isInOrder(String[] names) {
    for (int i = 1; i < names.length; i++) {
      if (Utf8Order.INSTANCE.compare(names[i - 1], names[i]) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** The same names with other parts. */
  <W> Entries<W> mapped(Function<? super V, ? extends W> change) {
    Object[] changed = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      changed[i] = change.apply(part(i));
    }
    return new Entries<>(names, changed);
  }

  /** The same names with parts that are made of them. */
  <W> Entries<W> mapped(BiFunction<String, ? super V, ? extends W> change) {
    Object[] changed = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      changed[i] = change.apply(names[i], part(i));
    }
    return new Entries<>(names, changed);
  }

  /** The same names with parts that are made of nothing else. */
  <W> Entries<W> named(Function<String, ? extends W> made) {
    return mapped((name, _) -> made.apply(name));
  }

  /** Whether another one of the same names has the very same parts. */
  @SuppressWarnings("ReferenceEquality") // to compare what is in them would cost more than it saves
  boolean holdsSame(Entries<V> other) {
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] != other.parts[i]) {
        return false;
      }
    }
    return true;
  }

  /** The parts in order; whoever gets them must not change them. */
  @SuppressWarnings("unchecked") // only parts of this type are put in
  List<V> parts() {
    return (List<V>) Arrays.asList(parts);
  }

  /** Whether the names here are those of others, no more and no fewer. */
  public boolean hasNamesOf(Map<String, ?> others) {
    return others instanceof Entries<?> entries
        ? Arrays.equals(names, entries.names)
        : keySet().equals(others.keySet());
  }

  /** Without some of the names. */
  public Entries<V> without(Collection<String> left) {
    String[] fewer = new String[names.length];
    Object[] theirs = new Object[names.length];
    int count = 0;
    for (int i = 0; i < names.length; i++) {
      if (!left.contains(names[i])) {
        fewer[count] = names[i];
        theirs[count++] = parts[i];
      }
    }
    return count == names.length
        ? this
        : new Entries<>(Arrays.copyOf(fewer, count), Arrays.copyOf(theirs, count));
  }

  /** Whether these values have exactly these types, by name. */
  @SuppressWarnings("ReferenceEquality") // most types are the same object, and large
  static boolean haveTypes(Entries<Value> values, Entries<Type> types) {
    if (!values.hasNamesOf(types)) {
      return false;
    }
    for (int i = 0; i < values.parts.length; i++) {
      Type type = values.part(i).type();
      Type wanted = types.part(i);
      if (type != wanted && !type.equals(wanted)) {
        return false;
      }
    }
    return true;
  }

  /** With one part changed or added. */
  Entries<V> with(String name, V part) {
    int at = find(name);
    if (at < 0) {
      SortedMap<String, V> more = new TreeMap<>(this);
      more.put(name, part);
      return of(more);
    }
    Object[] changed = parts.clone();
    changed[at] = part;
    return new Entries<>(names, changed);
  }

  @SuppressWarnings("unchecked") // only parts of this type are put in
  private V part(int at) {
    return (V) parts[at];
  }

  @SuppressWarnings("ReferenceEquality") // most names that are asked for are the same constant
  private int find(@Nullable Object name) {
    if (!(name instanceof String text)) {
      return -1;
    }
    if (names.length <= FEW) {
      for (int i = 0; i < names.length; i++) {
        if (names[i] == text) {
          return i;
        }
      }
    }
    return Arrays.binarySearch(names, text, Utf8Order.INSTANCE);
  }

  @Override
  public @Nullable V get(@Nullable Object name) {
    int at = find(name);
    return at < 0 ? null : part(at);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return find(name) >= 0;
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super V> action) {
    for (int i = 0; i < names.length; i++) {
      action.accept(names[i], part(i));
    }
  }

  @Override
  public Collection<V> values() {
    return Collections.unmodifiableList(parts());
  }

  @Override
  public Set<Map.Entry<String, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<Map.Entry<String, V>> iterator() {
        return new Walk();
      }
    };
  }

  private final class Walk implements Iterator<Map.Entry<String, V>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < names.length;
    }

    @Override
    public Map.Entry<String, V> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int at = next++;
      return new SimpleImmutableEntry<>(names[at], part(at));
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Entries<?> entries
        ? Arrays.equals(parts, entries.parts) && Arrays.equals(names, entries.names)
        : super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  @Override
  public Comparator<? super String> comparator() {
    return Utf8Order.INSTANCE;
  }

  @Override
  public SortedMap<String, V> subMap(String from, String to) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(this).subMap(from, to));
  }

  @Override
  public SortedMap<String, V> headMap(String to) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(this).headMap(to));
  }

  @Override
  public SortedMap<String, V> tailMap(String from) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(this).tailMap(from));
  }

  @Override
  public String firstKey() {
    return names[at(0)];
  }

  @Override
  public String lastKey() {
    return names[at(names.length - 1)];
  }

  private int at(int index) {
    if (names.length == 0) {
      throw new NoSuchElementException();
    }
    return index;
  }
}
