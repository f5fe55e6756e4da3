package io.portwright.provider.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Finds the one type that several types can be converted to: for the results of conditionals, for
 * elements of collections of {@code any}, for functions that take values of any one type.
 */
public final class Unification {

  private enum Care {
    SAFE,
    UNSAFE
  }

  private final Care care;

  private Unification(Care care) {
    this.care = care;
  }

  /**
   * The common type when lossy conversions (string to number and the like) count too. {@link
   * Type#DYNAMIC} when it depends on types that are not known yet; empty when there is none, and
   * for no types at all.
   */
  public static Optional<Type> convertibly(List<Type> types) {
    return new Unification(Care.UNSAFE).unify(types);
  }

  /** The common type when only conversions without loss count; else as {@link #convertibly}. */
  public static Optional<Type> safely(List<Type> types) {
    return new Unification(Care.SAFE).unify(types);
  }

  private boolean converts(Type from, Type to) {
    return care == Care.SAFE ? Convertibility.safe(from, to) : Convertibility.unsafe(from, to);
  }

  /** How many types of each kind there are. */
  private record Kinds(int all, long dynamic, long map, long list, long set, long obj, long tuple) {

    static Kinds of(List<Type> types) {
      return new Kinds(
          types.size(),
          types.stream().filter(Type::isDynamic).count(),
          types.stream().filter(Type.MapOf.class::isInstance).count(),
          types.stream().filter(Type.ListOf.class::isInstance).count(),
          types.stream().filter(Type.SetOf.class::isInstance).count(),
          types.stream().filter(Type.ObjectOf.class::isInstance).count(),
          types.stream().filter(Type.TupleOf.class::isInstance).count());
    }

    boolean only(long some) {
      return some > 0 && some + dynamic == all;
    }
  }

  private Optional<Type> unify(List<Type> types) {
    if (types.isEmpty()) {
      return Optional.empty();
    }
    return distinct(types.stream().distinct().toList());
  }

  private Optional<Type> distinct(List<Type> types) {
    if (types.size() == 1) {
      return Optional.of(types.getFirst());
    }
    Kinds kinds = Kinds.of(types);
    if (kinds.only(kinds.map)) {
      return collections(types, kinds, Type::map);
    }
    if (kinds.map > 0 && kinds.only(kinds.map + kinds.obj)) {
      Optional<Type> found = objectsAsMaps(types);
      if (found.isPresent()) {
        return found;
      }
    }
    if (kinds.only(kinds.list)) {
      return collections(types, kinds, Type::list);
    }
    if (kinds.list > 0 && kinds.only(kinds.list + kinds.tuple)) {
      Optional<Type> found = tuplesAsLists(types);
      if (found.isPresent()) {
        return found;
      }
    }
    if (kinds.only(kinds.set)) {
      return collections(types, kinds, Type::set);
    }
    if (kinds.only(kinds.obj)) {
      return kinds.dynamic > 0 ? Optional.of(Type.DYNAMIC) : objects(types);
    }
    if (kinds.only(kinds.tuple)) {
      return kinds.dynamic > 0 ? Optional.of(Type.DYNAMIC) : tuples(types);
    }
    return kinds.obj > 0 && kinds.tuple > 0 ? Optional.empty() : preferred(types);
  }

  /** The best type that all others convert to. */
  private Optional<Type> preferred(List<Type> types) {
    return TypePreference.ordered(types).stream()
        .filter(wanted -> allConvert(types, wanted))
        .findFirst();
  }

  private boolean allConvert(List<Type> types, Type wanted) {
    return types.stream().allMatch(type -> converts(type, wanted));
  }

  private Optional<Type> collections(List<Type> types, Kinds kinds, Function<Type, Type> kind) {
    if (kinds.dynamic > 0) {
      return Optional.of(Type.DYNAMIC);
    }
    return unify(types.stream().map(Unification::element).toList())
        .map(kind)
        .filter(wanted -> allConvert(types, wanted));
  }

  private static Type element(Type collection) {
    return switch (collection) {
      case Type.ListOf l -> l.element();
      case Type.SetOf s -> s.element();
      case Type.MapOf m -> m.element();
      case Type other -> throw new IllegalStateException("no collection: " + other);
    };
  }

  /** Objects are often meant as maps: all of them become one kind of map first. */
  private Optional<Type> objectsAsMaps(List<Type> types) {
    List<Type> objects = types.stream().filter(Type.ObjectOf.class::isInstance).toList();
    return toMap(objects)
        .flatMap(map -> unify(replaced(types, Type.ObjectOf.class, map)))
        .filter(Type.MapOf.class::isInstance);
  }

  /** Tuples are often meant as lists. */
  private Optional<Type> tuplesAsLists(List<Type> types) {
    List<Type> tuples = types.stream().filter(Type.TupleOf.class::isInstance).toList();
    return toList(tuples)
        .flatMap(list -> unify(replaced(types, Type.TupleOf.class, list)))
        .filter(Type.ListOf.class::isInstance);
  }

  private static List<Type> replaced(List<Type> types, Class<? extends Type> kind, Type by) {
    return types.stream().map(type -> kind.isInstance(type) ? by : type).toList();
  }

  private Optional<Type> toMap(List<Type> objects) {
    List<Type> all = new ArrayList<>();
    objects.forEach(object -> all.addAll(((Type.ObjectOf) object).attributes().values()));
    return unify(all).map(Type::map).filter(map -> allConvert(objects, map));
  }

  private Optional<Type> toList(List<Type> tuples) {
    List<Type> all = new ArrayList<>();
    tuples.forEach(tuple -> all.addAll(((Type.TupleOf) tuple).elements()));
    return unify(all).map(Type::list).filter(list -> allConvert(tuples, list));
  }

  private Optional<Type> objects(List<Type> types) {
    List<Type.ObjectOf> objects = types.stream().map(Type.ObjectOf.class::cast).toList();
    SortedMap<String, Type> first = objects.getFirst().attributes();
    if (!objects.stream().allMatch(o -> o.attributes().keySet().equals(first.keySet()))) {
      return toMap(types);
    }
    SortedMap<String, Type> attributes = new TreeMap<>(Utf8Order.INSTANCE);
    for (String name : first.keySet()) {
      Optional<Type> found =
          unify(across(objects, o -> Objects.requireNonNull(o.attributes().get(name))));
      if (found.isEmpty()) {
        return Optional.empty();
      }
      attributes.put(name, found.get());
    }
    Type wanted = Type.object(attributes);
    return allConvert(types, wanted) ? Optional.of(wanted) : toMap(types);
  }

  private Optional<Type> tuples(List<Type> types) {
    List<Type.TupleOf> tuples = types.stream().map(Type.TupleOf.class::cast).toList();
    int length = tuples.getFirst().elements().size();
    if (!tuples.stream().allMatch(t -> t.elements().size() == length)) {
      return toList(types);
    }
    List<Type> elements = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      int at = i;
      Optional<Type> found = unify(across(tuples, t -> t.elements().get(at)));
      if (found.isEmpty()) {
        return Optional.empty();
      }
      elements.add(found.get());
    }
    Type wanted = Type.tuple(elements);
    return allConvert(types, wanted) ? Optional.of(wanted) : toList(types);
  }

  private static <T> List<Type> across(Collection<T> types, Function<T, Type> part) {
    return types.stream().map(part).toList();
  }
}
