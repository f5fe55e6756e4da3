package io.portwright.provider.megaport.product;

import io.portwright.provider.schema.Planning;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.schema.json.SchemaFile;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A resource type whose plan its schema file decides. A type adds what the schema cannot say by
 * overriding the protected steps.
 */
public abstract class PlannedType implements ResourceType {

  private final String name;
  private final Schema schema;
  private final Planning planning;
  private final Type.ObjectOf objectType;

  /**
   * @param name of the type, and of its schema file
   */
  protected PlannedType(String name) {
    this.name = name;
    this.schema =
        SchemaFile.read(
            PlannedType.class,
            "/io/portwright/provider/megaport/schema/resource/" + name + ".json");
    this.planning = new Planning(schema);
    this.objectType = schema.objectType();
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Schema schema() {
    return schema;
  }

  @Override
  public Exchange exchange() {
    return Exchange.CREATE_FIRST;
  }

  @Override
  public List<AttributeProblem> validate(ObjectValue configuration) {
    return List.of();
  }

  @Override
  public final Planned plan(PlanRequest request) {
    List<AttributeProblem> problems = new ArrayList<>();
    ObjectValue configuration = planning.conformed(request.configuration());
    if (request.prior().isEmpty()) {
      return new Planned(created(configuration, problems), new TreeSet<>(), problems);
    }
    ObjectValue prior = planning.conformed(request.prior().get());
    ObjectValue planned =
        planning.planned(Optional.of(prior), normalised(prior, configuration, problems));
    if (planned.equals(prior)) {
      ObjectValue rest = unfinished(prior, problems);
      return new Planned(
          rest.equals(prior) ? request.prior().get() : rest, new TreeSet<>(), problems);
    }
    planned = settled(prior, planned);
    SortedSet<AttributePath> replace = planning.replacements(prior, planned);
    replace.addAll(replacements(prior, planned));
    if (replace.isEmpty()) {
      return new Planned(planned, replace, problems);
    }
    List<AttributeProblem> fresh = new ArrayList<>();
    return new Planned(created(configuration, fresh), replace, fresh);
  }

  private ObjectValue created(ObjectValue configuration, List<AttributeProblem> problems) {
    return initial(planning.planned(Optional.empty(), configuration), configuration, problems);
  }

  /** The plan of a new object, completed by what the type knows beforehand. */
  protected ObjectValue initial(
      ObjectValue planned, ObjectValue configuration, List<AttributeProblem> problems) {
    return planned;
  }

  /**
   * The configuration with values that mean the same as the prior ones replaced by those, so that
   * they are no difference.
   */
  protected ObjectValue normalised(
      ObjectValue prior, ObjectValue configuration, List<AttributeProblem> problems) {
    return configuration;
  }

  /**
   * The plan of an object that is as the configuration wants it; differs from it when something is
   * left to do all the same.
   */
  protected ObjectValue unfinished(ObjectValue prior, List<AttributeProblem> problems) {
    return prior;
  }

  /** The plan of an update with what this update cannot change set back to its prior value. */
  protected ObjectValue settled(ObjectValue prior, ObjectValue planned) {
    return planned;
  }

  /** Attributes whose change needs a new object by more than the schema says. */
  protected Set<AttributePath> replacements(ObjectValue prior, ObjectValue planned) {
    return Set.of();
  }

  /** Type of its objects, made once. */
  protected final Type.ObjectOf objectType() {
    return objectType;
  }

  /** The object with exactly the attributes of the schema. */
  protected final ObjectValue conformed(ObjectValue object) {
    return planning.conformed(object);
  }

  /**
   * The state to record once a wait is over: what was recorded when the call was accepted,
   * completed with what the service decided.
   */
  public final ObjectValue completed(ObjectValue recorded, ObjectValue read) {
    return Completion.of(schema, conformed(recorded), read);
  }
}
