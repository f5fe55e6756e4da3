package io.portwright.engine.plan;

import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ListValue;
import io.portwright.provider.value.Value.MapValue;
import io.portwright.provider.value.Value.ObjectValue;
import io.portwright.provider.value.Value.TupleValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Whether what is about to be done is what was planned, now that more values are known. */
public final class Consistency {
  private Consistency() {}

  /**
   * The first place where the final object says something else than the planned one said; an
   * unknown planned value may become anything.
   */
  public static Optional<AttributePath> broken(ObjectValue planned, ObjectValue last) {
    return broken(AttributePath.ROOT, planned, last);
  }

  private static Optional<AttributePath> broken(AttributePath at, Value planned, Value last) {
    if (!planned.isKnown()) {
      return Optional.empty();
    }
    return switch (planned) {
      case ObjectValue p when last instanceof ObjectValue l ->
          entries(at, p.attributes(), l.attributes());
      case MapValue p when last instanceof MapValue l -> entries(at, p.entries(), l.entries());
      case ListValue p when last instanceof ListValue l -> items(at, p.items(), l.items());
      case TupleValue p when last instanceof TupleValue l -> items(at, p.items(), l.items());
      case Value.SetValue p when last instanceof Value.SetValue && !p.isWhollyKnown() ->
          Optional.empty();
      case Value other -> AttributeDiffs.same(other, last) ? Optional.empty() : Optional.of(at);
    };
  }

  private static Optional<AttributePath> entries(
      AttributePath at, Map<String, Value> planned, Map<String, Value> last) {
    if (!planned.keySet().equals(last.keySet())) {
      return Optional.of(at);
    }
    for (Map.Entry<String, Value> entry : planned.entrySet()) {
      Value after = Objects.requireNonNull(last.get(entry.getKey()));
      Optional<AttributePath> found = broken(at.attribute(entry.getKey()), entry.getValue(), after);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<AttributePath> items(
      AttributePath at, List<Value> planned, List<Value> last) {
    if (planned.size() != last.size()) {
      return Optional.of(at);
    }
    for (int i = 0; i < planned.size(); i++) {
      Optional<AttributePath> found = broken(at.index(i), planned.get(i), last.get(i));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
