package io.portwright.provider.megaport.account;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Pause;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.Lookups;
import io.portwright.provider.megaport.product.ServiceType;
import io.portwright.provider.megaport.product.Tags;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Changes and ends services. All calls here may be repeated. */
final class Changes {

  /** Refusals that pass by themselves: a transaction met another one. */
  private static final List<String> PASSING =
      List.of("rollback-only", "Transaction silently rolled back");

  /** Refusals that pass when what is attached is on its way out. */
  private static final List<String> ATTACHED = List.of("attached", "associated");

  private final ApiClient client;
  private final Inventory inventory;
  private final Lookups lookups;
  private final AccountPace pace;
  private final AtomicBoolean endedSomething = new AtomicBoolean();

  Changes(ApiClient client, Inventory inventory, Lookups lookups, AccountPace pace) {
    this.client = client;
    this.inventory = inventory;
    this.lookups = lookups;
    this.pace = pace;
  }

  /**
   * Sends what differs: the service first, its tags after it.
   *
   * @param state to record when it was accepted
   */
  Outcome modify(ServiceType type, ObjectValue before, ObjectValue after, ObjectValue state) {
    String uid = Fields.text(before, "product_uid").orElseThrow();
    Answer<Json.Obj> body = type.changes(before, after, lookups);
    if (body.value().isEmpty()) {
      return new Outcome.Refused(first(body.problems()));
    }
    if (!body.value().get().isEmpty()) {
      Reply reply = client.put(type.changePath(uid), body.value().get());
      if (reply instanceof Reply.Failure failure) {
        return Failures.outcome("change the service", failure);
      }
    }
    Value none = Value.nullOf(Type.map(Type.STRING));
    Value was = before.attributes().getOrDefault(Tags.ATTRIBUTE, none);
    Value is = after.attributes().getOrDefault(Tags.ATTRIBUTE, none);
    boolean sameTags = was.equals(is) || (Tags.isNone(was) && Tags.isNone(is));
    if (!sameTags) {
      Optional<Reply.Failure> failure = replaceTags(uid, after);
      if (failure.isPresent()) {
        return Failures.outcome("change the resource tags of the service", failure.get());
      }
    }
    return new Outcome.Accepted(List.of(), state);
  }

  private Optional<Reply.Failure> replaceTags(String uid, ObjectValue after) {
    String path = tagsPath(uid);
    Reply now = client.get(path);
    if (now instanceof Reply.Failure failure) {
      return Optional.of(failure);
    }
    Json listed = ((Reply.Ok) now).data().at("resourceTags");
    if (!(listed instanceof Json.Arr)) {
      return Optional.of(
          new Reply.Unclear("The answer does not list the service's tags", Optional.empty()));
    }
    Optional<String> fingerprint = Tags.fingerprint(listed);
    Reply reply = client.put(path, Json.EMPTY.with("resourceTags", Tags.wire(after, fingerprint)));
    return reply instanceof Reply.Failure failure ? Optional.of(failure) : Optional.empty();
  }

  static String tagsPath(String uid) {
    return "/v2/product/" + uid + "/tags";
  }

  private static Diagnostic first(List<AttributeProblem> problems) {
    return problems.stream()
        .filter(AttributeProblem::isError)
        .findFirst()
        .map(problem -> Diagnostic.error(problem.summary(), problem.detail()))
        .orElseThrow(() -> new IllegalStateException("no change and no problem"));
  }

  /**
   * Ends a service; a service that is gone has ended. Of a LAG the primary port, by which state
   * knows it, goes last: as long as a member runs, the LAG is in state.
   */
  Outcome end(ServiceType type, ObjectValue before) {
    String uid = Fields.text(before, "product_uid").orElseThrow();
    for (String member : Members.others(before)) {
      if (inventory.single(member) instanceof Inventory.Single.Gone) {
        continue;
      }
      Optional<Reply.Failure> left = end(type, member);
      if (left.isPresent()) {
        return Failures.outcome("end the LAG member " + member, left.get());
      }
    }
    return end(type, uid)
        .map(failure -> Failures.outcome("end the service", failure))
        .orElseGet(() -> new Outcome.Accepted(List.of(), before));
  }

  private Optional<Reply.Failure> end(ServiceType type, String uid) {
    String path = "/v3/product/" + uid + "/action/CANCEL_NOW" + type.endQuery();
    for (int attempt = 1; ; attempt++) {
      Reply reply = client.act(path);
      if (reply instanceof Reply.Ok) {
        endedSomething.set(true);
        return Optional.empty();
      }
      Reply.Failure failure = (Reply.Failure) reply;
      boolean gone =
          (failure instanceof Reply.Refused refused && refused.isGone())
              || inventory.single(uid) instanceof Inventory.Single.Gone;
      if (gone) {
        return Optional.empty();
      }
      if (attempt >= pace.endAttempts() || !isPassing(failure) || !Pause.of(pace.endPause())) {
        return Optional.of(failure);
      }
    }
  }

  private boolean isPassing(Reply.Failure failure) {
    return failure instanceof Reply.Refused refused
        && (PASSING.stream().anyMatch(refused.problem()::contains)
            || (endedSomething.get() && ATTACHED.stream().anyMatch(refused.problem()::contains)));
  }
}
