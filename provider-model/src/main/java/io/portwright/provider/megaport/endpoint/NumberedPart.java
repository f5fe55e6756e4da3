package io.portwright.provider.megaport.endpoint;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.WithoutUnknown;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.LostOrder;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Progress;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.Search;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something with a number and a description that belongs to a service: prefix lists of MCRs and NAT
 * gateways, packet filters. Made by a POST beside the others, changed and deleted under its number;
 * imports name it {@code <UID of the service>:<number>}.
 */
public abstract class NumberedPart extends DeclaredType {

  private static final Pattern NAME = Pattern.compile("([^:]+):(\\d{1,18})");
  private static final String ID = "id";
  private static final String DESCRIPTION = "description";

  /** Refusals that pass when what uses it is on its way out. */
  private static final List<String> USED = List.of("is used by", "in use", "referenced");

  private final Words words;

  /**
   * @param thing such as {@code packet filter}
   * @param owner such as {@code NAT gateway}
   * @param ownerAttribute that holds the owner's UID
   */
  public record Words(String thing, String owner, String ownerAttribute) {}

  protected NumberedPart(String name, Words words) {
    super(name);
    this.words = words;
  }

  /** Path that lists the parts of an owner. */
  protected abstract String summaries(String owner);

  /** Path where new ones are posted; each has its number below it. */
  protected abstract String place(String owner);

  /** Everything but the number. */
  protected abstract Json.Obj body(ObjectValue part);

  /** The object as read, in the words of the recorded one where they mean the same. */
  protected abstract ObjectValue state(Json read, ObjectValue recorded);

  /** Whether the service shows what was recorded. */
  protected abstract boolean isSame(ObjectValue read, ObjectValue recorded);

  /** What to record when a call was accepted. */
  protected ObjectValue recorded(Endpoints endpoints, ObjectValue accepted) {
    return accepted;
  }

  protected final String owner(ObjectValue part) {
    return Fields.text(part, words.ownerAttribute()).orElse("");
  }

  private String path(ObjectValue part, long id) {
    return place(owner(part)) + "/" + id;
  }

  private String name(ObjectValue part, long id) {
    return owner(part) + ":" + id;
  }

  @Override
  public final ObjectValue named(String id) {
    Matcher name = NAME.matcher(id);
    return name.matches()
        ? only(words.ownerAttribute(), Value.string(name.group(1)))
            .with(ID, Value.number(Long.parseLong(name.group(2))))
        : only(words.ownerAttribute(), Value.string(id));
  }

  @Override
  public final Reading read(Endpoints endpoints, ObjectValue recorded) {
    OptionalLong id = Fields.whole(recorded, ID);
    if (id.isEmpty()) {
      return misnamed(owner(recorded), "<%s UID>:<%s id>".formatted(words.owner(), words.thing()));
    }
    String operation = "read the " + words.thing();
    return switch (endpoints.client().get(path(recorded, id.getAsLong()))) {
      case Reply.Ok ok when ok.data().whole(ID).equals(id) ->
          new Reading.Present(state(ok.data(), conformed(recorded)));
      case Reply.Ok _ ->
          unreadable(
              operation, new Reply.Unclear("The answer does not describe it", Optional.empty()));
      case Reply.Refused refused when refused.isGone() -> new Reading.Gone(refused.text());
      case Reply.Failure failure -> unreadable(operation, failure);
    };
  }

  @Override
  public final Answer<Action.Order> create(
      Endpoints endpoints, ObjectValue planned, String fingerprint) {
    return Answer.of(
        new Action.Order(
            name(),
            Fields.text(planned, DESCRIPTION).orElse(""),
            words.thing() + " of " + owner(planned),
            body(planned).toText(),
            planned,
            fingerprint));
  }

  @Override
  public final Checked<List<String>> lookalikes(Endpoints endpoints, Action.Order order) {
    Reply reply = endpoints.shared(summaries(owner(order.after())));
    if (!(reply instanceof Reply.Ok ok)) {
      return Checked.failed(
          Failures.of("list what is there of the " + words.owner(), (Reply.Failure) reply));
    }
    return Checked.of(
        ok.data().items().stream()
            .filter(row -> row.textOr(DESCRIPTION, "").equals(order.serviceName()))
            .flatMap(row -> row.whole(ID).stream().mapToObj(id -> name(order.after(), id)))
            .toList());
  }

  @Override
  public final Outcome send(Endpoints endpoints, Action.Order order, SendWindow window) {
    Reply reply = endpoints.client().order(place(owner(order.after())), order.body(), window::left);
    if (reply instanceof Reply.Failure failure) {
      return Failures.outcome("create the " + words.thing(), failure);
    }
    OptionalLong id = ((Reply.Ok) reply).data().whole(ID);
    if (id.isEmpty()) {
      return Failures.unnamed("the " + words.thing());
    }
    ObjectValue made = WithoutUnknown.of(order.after()).with(ID, Value.number(id.getAsLong()));
    return new Outcome.Accepted(
        List.of(name(order.after(), id.getAsLong())), recorded(endpoints, made));
  }

  @Override
  public final Search search(Endpoints endpoints, LostOrder order) {
    Reply reply = endpoints.shared(summaries(owner(order.planned())));
    if (reply instanceof Reply.Refused refused && refused.isGone()) {
      return new Search.Looked(List.of(), List.of());
    }
    if (!(reply instanceof Reply.Ok ok)) {
      return new Search.Failed(
          Failures.of("list what is there of the " + words.owner(), (Reply.Failure) reply));
    }
    Set<String> known = new HashSet<>(order.knownUids());
    siblings(order).forEach(part -> known.add(name(part, Fields.whole(part, ID).orElse(0))));
    Set<String> listed = new HashSet<>();
    List<Search.Candidate> candidates = new ArrayList<>();
    for (Json row : ok.data().items()) {
      String uid = name(order.planned(), row.whole(ID).orElse(0));
      listed.add(uid);
      if (row.textOr(DESCRIPTION, "").equals(order.serviceName()) && !known.contains(uid)) {
        candidates.add(candidate(uid, row, read(endpoints, numbered(order, uid)), order));
      }
    }
    return new Search.Looked(candidates, doubts(endpoints, order, listed));
  }

  private Search.Candidate candidate(String uid, Json row, Reading reading, LostOrder order) {
    boolean alike =
        reading instanceof Reading.Present present
            && isSame(present.state(), conformed(order.planned()));
    return new Search.Candidate(
        uid,
        row.textOr(DESCRIPTION, ""),
        "",
        Optional.empty(),
        alike ? Search.Mark.ALIKE : Search.Mark.NONE,
        Search.Life.RUNNING);
  }

  private List<String> doubts(Endpoints endpoints, LostOrder order, Set<String> listed) {
    List<String> doubts = new ArrayList<>();
    for (ObjectValue part : siblings(order)) {
      String uid = name(part, Fields.whole(part, ID).orElse(0));
      if (!listed.contains(uid) && !(read(endpoints, part) instanceof Reading.Gone)) {
        doubts.add("The list lacks the %s %s, which is in state.".formatted(words.thing(), uid));
      }
    }
    return doubts;
  }

  /** What state knows of the same kind in the same place. */
  private List<ObjectValue> siblings(LostOrder order) {
    return order.inState().stream()
        .filter(object -> object.type().equals(name()))
        .map(LostOrder.Recorded::state)
        .filter(part -> owner(part).equals(owner(order.planned())))
        .filter(part -> Fields.whole(part, ID).isPresent())
        .toList();
  }

  private static ObjectValue numbered(LostOrder order, String uid) {
    return order
        .planned()
        .with(ID, Value.number(Long.parseLong(uid.substring(uid.lastIndexOf(':') + 1))));
  }

  @Override
  public final Reading found(Endpoints endpoints, LostOrder order, String uid) {
    return NAME.matcher(uid).matches()
        ? read(endpoints, numbered(order, uid))
        : misnamed(uid, "<%s UID>:<%s id>".formatted(words.owner(), words.thing()));
  }

  @Override
  public final Outcome modify(Endpoints endpoints, Action.Modify change) {
    long id = Fields.whole(change.before(), ID).orElseThrow();
    Reply reply = endpoints.client().put(path(change.before(), id), body(change.after()));
    return reply instanceof Reply.Failure failure
        ? Failures.outcome("change the " + words.thing(), failure)
        : new Outcome.Accepted(List.of(), recorded(endpoints, WithoutUnknown.of(change.after())));
  }

  @Override
  public final Outcome end(Endpoints endpoints, ObjectValue before) {
    String path = path(before, Fields.whole(before, ID).orElseThrow());
    Outcome outcome =
        ended(
            endpoints,
            before,
            "delete the " + words.thing(),
            USED,
            () -> endpoints.client().delete(path));
    return outcome instanceof Outcome.Refused refused ? used(refused.why()) : outcome;
  }

  private Outcome used(Diagnostic why) {
    Diagnostic told =
        Diagnostic.error(
            why.summary(),
            "%s A %s that a VXC uses cannot be deleted: end the VXC, or take the %s out of its configuration first."
                .formatted(why.detail(), words.thing(), words.thing()));
    return new Outcome.Refused(why.code().map(code -> told.withCode(code.text())).orElse(told));
  }

  @Override
  public final Progress progress(Endpoints endpoints, ObjectValue state, Account.Goal goal) {
    Reading reading = read(endpoints, state);
    return switch (goal) {
      case ENDED ->
          reading instanceof Reading.Gone
              ? new Progress.Done("deleted", state)
              : new Progress.Waiting("deleting");
      case CREATED, UPDATED -> {
        boolean there =
            reading instanceof Reading.Present present && isSame(present.state(), state);
        yield there ? new Progress.Done("in force", state) : new Progress.Waiting("changing");
      }
    };
  }
}
