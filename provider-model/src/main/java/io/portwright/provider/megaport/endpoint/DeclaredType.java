package io.portwright.provider.megaport.endpoint;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.product.Completion;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.Services.Standing;
import io.portwright.provider.schema.Planning;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.schema.json.SchemaFile;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.Review;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A type with endpoints of its own whose plan is decided by its schema file. A type adds what the
 * schema cannot say by overriding the protected steps.
 */
public abstract class DeclaredType implements EndpointType {

  private static final int CONFLICT = 409;

  private final String name;
  private final Schema schema;
  private final Planning planning;

  /**
   * @param name of the type; its schema lies beside those of the services
   */
  protected DeclaredType(String name) {
    this.name = name;
    this.schema =
        SchemaFile.read(
            DeclaredType.class,
            "/io/portwright/provider/megaport/schema/resource/" + name + ".json");
    this.planning = new Planning(schema);
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
  public final Exchange exchange() {
    return Exchange.CREATE_FIRST;
  }

  @Override
  public List<AttributeProblem> validate(ObjectValue configuration) {
    return List.of();
  }

  // ---- planning ----

  @Override
  public final Planned plan(PlanRequest request) {
    List<AttributeProblem> problems = new ArrayList<>();
    ObjectValue configuration = planning.conformed(request.configuration());
    if (request.prior().isEmpty()) {
      return new Planned(created(configuration), new TreeSet<>(), problems);
    }
    ObjectValue prior = planning.conformed(request.prior().get());
    ObjectValue planned =
        planning.planned(Optional.of(prior), normalised(prior, configuration, problems));
    if (planned.equals(prior)) {
      ObjectValue rest = unfinished(prior, problems);
      return new Planned(
          rest.equals(prior) ? request.prior().get() : rest, new TreeSet<>(), problems);
    }
    SortedSet<AttributePath> replace = planning.replacements(prior, planned);
    replace.addAll(replacements(prior, planned));
    return replace.isEmpty()
        ? new Planned(settled(prior, planned), replace, problems)
        : new Planned(created(configuration), replace, problems);
  }

  private ObjectValue created(ObjectValue configuration) {
    return planning.planned(Optional.empty(), configuration);
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

  // ---- calls ----

  /** What was recorded when a call was accepted, completed with what the service decided. */
  protected final ObjectValue completed(ObjectValue recorded, ObjectValue read) {
    return Completion.of(schema, planning.conformed(recorded), read);
  }

  /** The object with exactly the attributes of the schema. */
  protected final ObjectValue conformed(ObjectValue object) {
    return planning.conformed(object);
  }

  /** An object of which nothing is known but some attributes. */
  protected final ObjectValue only(String attribute, Value value) {
    return planning.conformed(Value.object(Map.of(attribute, value)));
  }

  /** What a failed call comes to; an order that failed is never repeated. */
  public static Outcome failed(String operation, Reply.Failure failure) {
    Diagnostic diagnostic = Failures.of(operation, failure);
    return failure instanceof Reply.Unclear
        ? new Outcome.Unclear(diagnostic)
        : new Outcome.Refused(diagnostic);
  }

  /** An order that was taken although its answer does not say what was made. */
  public static Outcome unnamed(String what) {
    return new Outcome.Unclear(
        Diagnostic.error(
                "Unclear answer to an order",
                "The service took the order, but its answer does not name "
                    + what
                    + ". Look at what is there before anything is ordered again.")
            .withCode("ORDER-7"));
  }

  protected static Reading unreadable(String operation, Reply.Failure failure) {
    return new Reading.Unreadable(Failures.of(operation, failure));
  }

  /** What becomes of an import whose identifier has another form than the type's. */
  protected static Reading misnamed(String id, String form) {
    return new Reading.Unreadable(
        Diagnostic.error(
                "Import identifier not understood",
                "\"%s\" is no identifier of this type. It has the form %s.".formatted(id, form))
            .withCode("IMPORT-1"));
  }

  /**
   * A finding when the service that a new object shall belong to does not exist: then the order is
   * certain to be refused.
   *
   * @param attribute with the UID of that service
   */
  protected static List<Finding> orphaned(Endpoints endpoints, Review.Item item, String attribute) {
    boolean fresh = item.step() == Review.Step.CREATE || item.step() == Review.Step.REPLACE;
    Optional<String> uid = item.after().flatMap(after -> Fields.text(after, attribute));
    return fresh
            && uid.isPresent()
            && endpoints.services().standing(uid.get()) instanceof Standing.Gone gone
        ? List.of(
            new Finding(
                "PARENT-1",
                Finding.Weight.BLOCKING,
                "Service does not exist",
                "%s says %s, and there is no such service in this account. %s"
                    .formatted(attribute, uid.get(), gone.evidence()),
                List.of(item.address()),
                Optional.empty()))
        : List.of();
  }

  // ---- ending ----

  /** One attempt to end an object. */
  protected interface Attempt {
    Reply make();
  }

  /**
   * Ends an object that others may still be letting go of.
   *
   * @param passing what a refusal says that passes by itself; a conflict (409) always does
   */
  protected static Outcome ended(
      Endpoints endpoints,
      ObjectValue before,
      String operation,
      List<String> passing,
      Attempt next) {
    for (int attempt = 1; ; attempt++) {
      Reply reply = next.make();
      if (!(reply instanceof Reply.Failure failure)) {
        return new Outcome.Accepted(List.of(), before);
      }
      if (failure instanceof Reply.Refused refused && refused.isGone()) {
        return new Outcome.Accepted(List.of(), before);
      }
      boolean passes =
          failure instanceof Reply.Refused refused
              && (refused.status() == CONFLICT
                  || passing.stream().anyMatch(refused.problem()::contains));
      if (!passes || attempt >= endpoints.endAttempts() || !pause(endpoints.endPause())) {
        return failed(operation, failure);
      }
    }
  }

  private static boolean pause(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
