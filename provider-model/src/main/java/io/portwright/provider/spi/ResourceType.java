package io.portwright.provider.spi;

import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A kind of managed object. Pure: nothing here does I/O. */
public interface ResourceType {

  String name();

  Schema schema();

  /** Name of the attribute that says what the service calls an object; imports start from it. */
  default String identifier() {
    return "id";
  }

  /** An object of which nothing is known but what the service calls it. */
  default ObjectValue named(String id) {
    SortedMap<String, Value> values = new TreeMap<>();
    schema()
        .objectType()
        .attributes()
        .forEach((name, type) -> values.put(name, Value.nullOf(type)));
    values.put(identifier(), Value.string(id));
    return new ObjectValue(schema().objectType(), values, Marks.NONE);
  }

  /** What may be stored and shown in clear of what the service calls an object. */
  default String shown(String id) {
    return id;
  }

  /**
   * Names under which other objects find this one although no reference says so, such as the
   * description of a prefix list; they are {@link #needs} of those. Empty for most types.
   *
   * @param object planned or recorded, may hold unknown values
   */
  default Set<String> names(ObjectValue object) {
    return Set.of();
  }

  /**
   * Names of objects that must be there before this one is ordered or changed, and for as long as
   * it is as it is.
   *
   * @param object planned or recorded, may hold unknown values
   */
  default Set<String> needs(ObjectValue object) {
    return Set.of();
  }

  /** How an object whose change cannot be made in place is exchanged. */
  Exchange exchange();

  /** Order of the two halves of a replacement. */
  enum Exchange {
    /** Order the new one, move what hangs on the old one, then end it: services. */
    CREATE_FIRST,
    /** Terraform's default; {@code create_before_destroy} turns it round. */
    DELETE_FIRST
  }

  /**
   * Checks a configuration beyond types and single-attribute validators.
   *
   * @param configuration may hold unknown values
   */
  List<AttributeProblem> validate(ObjectValue configuration);

  /**
   * Decides what an object will look like.
   *
   * @param request what is there and what is wanted
   */
  Planned plan(PlanRequest request);

  /**
   * @param prior as last read; empty to create
   * @param configuration as written, unset attributes null, may hold unknown values
   */
  record PlanRequest(Optional<ObjectValue> prior, ObjectValue configuration) {}

  /**
   * @param after planned object; values that only the service knows are unknown
   * @param replaceBecause attributes whose change cannot be made in place; empty for an update
   */
  record Planned(
      ObjectValue after, SortedSet<AttributePath> replaceBecause, List<AttributeProblem> problems) {
    public Planned {
      replaceBecause = new TreeSet<>(replaceBecause);
      problems = List.copyOf(problems);
    }
  }
}
