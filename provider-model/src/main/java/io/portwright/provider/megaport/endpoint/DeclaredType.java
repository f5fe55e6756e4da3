package io.portwright.provider.megaport.endpoint;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Pause;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.PlannedType;
import io.portwright.provider.megaport.product.Services.Standing;
import io.portwright.provider.megaport.rules.RuleBook;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.Review;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A type with endpoints of its own whose plan its schema file decides, with the calls that such
 * types share.
 */
public abstract class DeclaredType extends PlannedType implements EndpointType {

  private static final int CONFLICT = 409;

  /**
   * @param name of the type, and of its schema file
   */
  protected DeclaredType(String name) {
    super(name);
  }

  // ---- calls ----

  /** An object of which nothing is known but some attributes. */
  protected final ObjectValue only(String attribute, Value value) {
    return conformed(Value.object(Map.of(attribute, value)));
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
            RuleBook.shipped()
                .finding(
                    "PARENT-1",
                    item.address(),
                    AttributePath.of(attribute),
                    Map.of("attribute", attribute, "uid", uid.get(), "evidence", gone.evidence())))
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
      if (!passes || attempt >= endpoints.endAttempts() || !Pause.of(endpoints.endPause())) {
        return Failures.outcome(operation, failure);
      }
    }
  }
}
