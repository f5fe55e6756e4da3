package io.portwright.provider.megaport.nat;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.endpoint.DeclaredType;
import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.FromWire;
import io.portwright.provider.megaport.product.WithoutUnknown;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Progress;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.Review;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A numbered list of entries that belongs to a NAT gateway (contract §5.9). */
abstract class GatewayPart extends DeclaredType {

  static final String GATEWAY = "nat_gateway_product_uid";
  static final String DESCRIPTION = "description";
  static final String ENTRIES = "entries";
  private static final Pattern NAME = Pattern.compile("([^:]+):(\\d{1,18})");
  private static final List<String> USED = List.of("is used by", "in use", "referenced");

  private final String word;
  private final String summaries;
  private final String lists;

  /**
   * @param word what messages call it
   * @param summaries last part of the path of all
   * @param lists last part of the path under which each has its number
   */
  GatewayPart(String name, String word, String summaries, String lists) {
    super(name);
    this.word = word;
    this.summaries = summaries;
    this.lists = lists;
  }

  /** Everything but the number. */
  abstract Json.Obj body(ObjectValue part);

  /** An entry as read, in the words of the recorded one at the same place. */
  abstract ObjectValue worded(ObjectValue entry, Optional<ObjectValue> recorded);

  @Override
  public final ObjectValue named(String id) {
    Matcher name = NAME.matcher(id);
    return name.matches()
        ? only(GATEWAY, Value.string(name.group(1)))
            .with("id", Value.number(Long.parseLong(name.group(2))))
        : only(GATEWAY, Value.string(id));
  }

  private static String gateway(ObjectValue part) {
    return Fields.text(part, GATEWAY).orElse("");
  }

  private String path(ObjectValue part) {
    return Gateways.path(gateway(part)) + "/" + lists;
  }

  private String path(ObjectValue part, long id) {
    return path(part) + "/" + id;
  }

  @Override
  public final List<Finding> remarks(Endpoints endpoints, Review.Item item) {
    return orphaned(endpoints, item, GATEWAY);
  }

  // ---- reading ----

  @Override
  public final Reading read(Endpoints endpoints, ObjectValue recorded) {
    OptionalLong id = Fields.whole(recorded, "id");
    if (id.isEmpty()) {
      return misnamed(gateway(recorded), "<NAT gateway UID>:<" + word + " id>");
    }
    return switch (endpoints.client().get(path(recorded, id.getAsLong()))) {
      case Reply.Ok ok when ok.data().whole("id").equals(id) ->
          new Reading.Present(state(ok.data(), conformed(recorded)));
      case Reply.Ok _ ->
          unreadable(
              "read the " + word,
              new Reply.Unclear("The answer does not describe it", Optional.empty()));
      case Reply.Refused refused when refused.isGone() -> new Reading.Gone(refused.text());
      case Reply.Failure failure -> unreadable("read the " + word, failure);
    };
  }

  private ObjectValue state(Json read, ObjectValue recorded) {
    ObjectValue state = recorded;
    for (Attribute attribute : schema().attributes().values()) {
      if (!attribute.name().equals(GATEWAY) && !attribute.name().equals(ENTRIES)) {
        state = state.with(attribute.name(), FromWire.attribute(attribute, read));
      }
    }
    Attribute entries = schema().attribute(ENTRIES).orElseThrow();
    Value listed = FromWire.attribute(entries, read);
    List<Value> known = List.copyOf(recorded.attribute(ENTRIES).parts());
    List<Value> all = new ArrayList<>();
    for (Value entry : listed.parts()) {
      Optional<ObjectValue> before =
          known.size() > all.size() && known.get(all.size()) instanceof ObjectValue object
              ? Optional.of(object)
              : Optional.empty();
      all.add(worded((ObjectValue) entry, before));
    }
    return listed instanceof Value.ListValue list
        ? state.with(ENTRIES, Value.list(list.element(), all))
        : state;
  }

  /** A text that is not told is the same as an empty one. */
  static ObjectValue quiet(ObjectValue entry, Optional<ObjectValue> recorded, String attribute) {
    boolean silent = Fields.text(entry, attribute).orElse("").isEmpty();
    Value before =
        recorded.map(object -> object.attribute(attribute)).orElse(entry.attribute(attribute));
    boolean empty = before.isNull() || before.asString().isEmpty();
    return silent
        ? entry.with(attribute, empty && recorded.isPresent() ? before : none(entry, attribute))
        : entry;
  }

  private static Value none(ObjectValue entry, String attribute) {
    return Value.nullOf(entry.attribute(attribute).type());
  }

  /** A number that is not told is 0. */
  static ObjectValue zero(ObjectValue entry, String attribute) {
    return entry.attribute(attribute).isNull() ? entry.with(attribute, Value.number(0)) : entry;
  }

  // ---- ordering and changing ----

  @Override
  public final Answer<Action.Order> create(
      Endpoints endpoints, ObjectValue planned, String fingerprint) {
    return Answer.of(
        new Action.Order(
            name(),
            Fields.text(planned, DESCRIPTION).orElse(""),
            word + " of " + gateway(planned),
            body(planned).toText(),
            planned,
            fingerprint));
  }

  @Override
  public final Checked<List<String>> lookalikes(Endpoints endpoints, Action.Order order) {
    String gateway = gateway(order.after());
    Reply reply = endpoints.shared(Gateways.path(gateway) + "/" + summaries);
    if (!(reply instanceof Reply.Ok ok)) {
      return Checked.failed(
          Failures.of("list what is there of the NAT gateway", (Reply.Failure) reply));
    }
    return Checked.of(
        ok.data().items().stream()
            .filter(row -> row.textOr(DESCRIPTION, "").equals(order.serviceName()))
            .flatMap(row -> row.whole("id").stream().mapToObj(id -> gateway + ":" + id))
            .toList());
  }

  @Override
  public final Outcome send(Endpoints endpoints, Action.Order order, SendWindow window) {
    Reply reply = endpoints.client().order(path(order.after()), order.body(), window::left);
    if (reply instanceof Reply.Failure failure) {
      return Failures.outcome("create the " + word, failure);
    }
    OptionalLong id = ((Reply.Ok) reply).data().whole("id");
    if (id.isEmpty()) {
      return Failures.unnamed("the " + word);
    }
    return new Outcome.Accepted(
        List.of(gateway(order.after()) + ":" + id.getAsLong()),
        WithoutUnknown.of(order.after()).with("id", Value.number(id.getAsLong())));
  }

  @Override
  public final Outcome modify(Endpoints endpoints, Action.Modify change) {
    long id = Fields.whole(change.before(), "id").orElseThrow();
    Reply reply = endpoints.client().put(path(change.before(), id), body(change.after()));
    return reply instanceof Reply.Failure failure
        ? Failures.outcome("change the " + word, failure)
        : new Outcome.Accepted(List.of(), WithoutUnknown.of(change.after()));
  }

  @Override
  public final Outcome end(Endpoints endpoints, ObjectValue before) {
    String path = path(before, Fields.whole(before, "id").orElseThrow());
    Outcome outcome =
        ended(endpoints, before, "delete the " + word, USED, () -> endpoints.client().delete(path));
    return outcome instanceof Outcome.Refused refused ? used(refused.why()) : outcome;
  }

  private Outcome used(Diagnostic why) {
    Diagnostic told =
        Diagnostic.error(
            why.summary(),
            "%s A %s that an interface uses cannot be deleted: end the VXC, or take the %s out of its configuration first."
                .formatted(why.detail(), word, word));
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
            reading instanceof Reading.Present present && body(present.state()).equals(body(state));
        yield there ? new Progress.Done("in force", state) : new Progress.Waiting("changing");
      }
    };
  }
}
