package io.portwright.provider.value;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Which of several types is the better common one, when all could be converted to it: the more
 * general first. Strings before other primitives, lists before tuples and sets, tuples before sets,
 * maps before objects; what is not known yet last, as it will converge on what stands beside it.
 */
final class TypePreference {
  private TypePreference() {}

  /** The types, better ones first; those that nothing can be said about keep their order. */
  static List<Type> ordered(List<Type> types) {
    int size = types.size();
    List<List<Integer>> worse = new ArrayList<>();
    int[] better = new int[size];
    for (int i = 0; i < size; i++) {
      worse.add(new ArrayList<>());
    }
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        int order = compare(types.get(i), types.get(j));
        if (order != 0) {
          worse.get(order < 0 ? i : j).add(order < 0 ? j : i);
          better[order < 0 ? j : i]++;
        }
      }
    }
    List<Integer> visited = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (better[i] == 0) {
        visited.add(i);
      }
    }
    for (int at = 0; at < visited.size(); at++) {
      for (int next : worse.get(visited.get(at))) {
        if (--better[next] == 0) {
          visited.add(next);
        }
      }
    }
    return visited.stream().map(types::get).toList();
  }

  /** Negative when the first is better, positive when the second is. */
  private static int compare(Type a, Type b) {
    if (a.isDynamic() || b.isDynamic()) {
      return Boolean.compare(a.isDynamic(), b.isDynamic());
    }
    return switch (a) {
      case Type.Primitive _ ->
          b instanceof Type.Primitive
              ? Boolean.compare(!a.equals(Type.STRING), !b.equals(Type.STRING))
              : 0;
      case Type.ListOf x ->
          switch (b) {
            case Type.ListOf y -> compare(x.element(), y.element());
            case Type.TupleOf _, Type.SetOf _ -> -1;
            case Type _ -> 0;
          };
      case Type.SetOf x ->
          switch (b) {
            case Type.SetOf y -> compare(x.element(), y.element());
            case Type.TupleOf _, Type.ListOf _ -> 1;
            case Type _ -> 0;
          };
      case Type.MapOf x ->
          switch (b) {
            case Type.MapOf y -> compare(x.element(), y.element());
            case Type.ObjectOf _ -> -1;
            case Type _ -> 0;
          };
      case Type.TupleOf x ->
          switch (b) {
            case Type.TupleOf y -> parts(x.elements(), y.elements());
            case Type.ListOf _ -> 1;
            case Type.SetOf _ -> -1;
            case Type _ -> 0;
          };
      case Type.ObjectOf x ->
          switch (b) {
            case Type.ObjectOf y when x.attributes().keySet().equals(y.attributes().keySet()) ->
                parts(List.copyOf(x.attributes().values()), List.copyOf(y.attributes().values()));
            case Type.MapOf _ -> 1;
            case Type _ -> 0;
          };
    };
  }

  /** Better only when no part is worse. */
  private static int parts(List<Type> a, List<Type> b) {
    if (a.size() != b.size()) {
      return 0;
    }
    boolean better = false;
    boolean worse = false;
    Iterator<Type> other = b.iterator();
    for (Type part : a) {
      int order = compare(part, other.next());
      better |= order < 0;
      worse |= order > 0;
    }
    return Boolean.compare(worse, better);
  }
}
