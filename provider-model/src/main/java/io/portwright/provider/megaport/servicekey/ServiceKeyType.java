package io.portwright.provider.megaport.servicekey;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.endpoint.DeclaredType;
import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.WithoutUnknown;
import io.portwright.provider.megaport.rules.RuleBook;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.LostOrder;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Progress;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.Review;
import io.portwright.provider.spi.Search;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code megaport_service_key}. The key is a secret; whatever is stored in clear knows only its
 * first {@value KeyRows#SHORT} characters, by which the API finds it too.
 *
 * <p>The API cannot delete keys: ending one makes it inactive.
 */
public final class ServiceKeyType extends DeclaredType {

  private static final String KEY = "key";
  private static final String PRODUCT = "product_uid";
  private static final String SINGLE = "single_use";
  private static final String VLAN = "vlan";
  private static final String ACTIVE = "active";

  public ServiceKeyType() {
    super("megaport_service_key");
  }

  @Override
  public String identifier() {
    return KEY;
  }

  @Override
  public String shown(String id) {
    return KeyRows.shortened(id);
  }

  // ---- planning ----

  @Override
  public List<AttributeProblem> validate(ObjectValue configuration) {
    List<AttributeProblem> problems = new ArrayList<>(Validity.problems(configuration));
    Value vlan = configuration.attributes().getOrDefault(VLAN, Value.NULL);
    boolean single = Fields.truth(configuration, SINGLE).orElse(false);
    if (single && vlan.isNull()) {
      problems.add(
          AttributeProblem.error(
              AttributePath.of(VLAN),
              "Single-use key without VLAN",
              "A key for one use needs the VLAN that its VXC gets on the product: set vlan, 2 to"
                  + " 4093, or -1 for an untagged one."));
    }
    Fields.whole(configuration, VLAN)
        .ifPresent(tag -> {
          if (tag != -1 && (tag < 2 || tag > 4093)) {
            problems.add(
                AttributeProblem.error(
                    AttributePath.of(VLAN),
                    "VLAN out of range",
                    "A VLAN is 2 to 4093, or -1 for untagged, but it is %d.".formatted(tag)));
          }
        });
    return problems;
  }

  @Override
  protected ObjectValue normalised(
      ObjectValue prior, ObjectValue configuration, List<AttributeProblem> problems) {
    boolean same =
        configuration.attribute(Validity.ATTRIBUTE).isWhollyKnown()
            && !configuration.attribute(Validity.ATTRIBUTE).isNull()
            && Validity.isSame(prior, configuration);
    return same
        ? configuration.with(Validity.ATTRIBUTE, prior.attribute(Validity.ATTRIBUTE))
        : configuration;
  }

  @Override
  public List<Finding> remarks(Endpoints endpoints, Review.Item item) {
    boolean ends = item.step() == Review.Step.DELETE || item.step() == Review.Step.REPLACE;
    return ends
        ? List.of(RuleBook.shipped().finding("KEY-1", item.address(), AttributePath.ROOT, Map.of()))
        : orphaned(endpoints, item, PRODUCT);
  }

  // ---- reading ----

  @Override
  public Reading read(Endpoints endpoints, ObjectValue recorded) {
    String key = Fields.text(recorded, KEY).orElse("");
    if (key.isEmpty()) {
      return new Reading.Gone("It has no key, so it was never made.");
    }
    return switch (KeyRows.one(endpoints, key)) {
      case KeyRows.Found.Row row ->
          new Reading.Present(KeyRows.state(schema(), row.json(), conformed(recorded)));
      case KeyRows.Found.Gone gone -> new Reading.Gone(gone.evidence());
      case KeyRows.Found.Failed failed -> unreadable("read the service key", failed.why());
    };
  }

  // ---- ordering and changing ----

  private static Json.Obj body(ObjectValue key) {
    Json.Obj body =
        Json.EMPTY
            .withText("productUid", Fields.text(key, PRODUCT))
            .with("singleUse", Fields.truth(key, SINGLE).orElse(false))
            .with("active", Fields.truth(key, ACTIVE).orElse(false));
    Optional<Json.Obj> time = Validity.wire(key);
    return time.isPresent() ? body.with("validFor", time.get()) : body;
  }

  @Override
  public Answer<Action.Order> create(Endpoints endpoints, ObjectValue planned, String fingerprint) {
    Json.Obj body =
        body(planned)
            .withNumber("maxSpeed", Fields.whole(planned, "max_speed"))
            .withText("description", Fields.text(planned, "description"))
            .withNumber("vlan", Fields.whole(planned, VLAN));
    Optional<Boolean> approved = Fields.truth(planned, "pre_approved");
    return Answer.of(
        new Action.Order(
            name(),
            Fields.text(planned, "description").or(() -> Fields.text(planned, PRODUCT)).orElse(""),
            "service key of " + Fields.text(planned, PRODUCT).orElse(""),
            (approved.isPresent() ? body.with("preApproved", approved.get()) : body).toText(),
            planned,
            fingerprint));
  }

  @Override
  public Checked<List<String>> lookalikes(Endpoints endpoints, Action.Order order) {
    Reply reply = endpoints.shared(KeyRows.PATH);
    if (!(reply instanceof Reply.Ok ok)) {
      return Checked.failed(Failures.of("list the service keys", (Reply.Failure) reply));
    }
    Optional<String> product = Fields.text(order.after(), PRODUCT);
    String description = Fields.text(order.after(), "description").orElse("");
    return Checked.of(
        ok.data().items().stream()
            .filter(row -> row.text("productUid").equals(product))
            .filter(row -> row.textOr("description", "").equals(description))
            .map(row -> KeyRows.shortened(row.textOr(KEY, "")))
            .toList());
  }

  @Override
  public Outcome send(Endpoints endpoints, Action.Order order, SendWindow window) {
    Reply reply = endpoints.client().order(KeyRows.PATH, order.body(), window::left);
    if (reply instanceof Reply.Failure failure) {
      return Failures.outcome("create the service key", failure);
    }
    Optional<String> key = ((Reply.Ok) reply).data().text(KEY);
    if (key.isEmpty()) {
      return Failures.unnamed("the service key");
    }
    ObjectValue state = WithoutUnknown.of(order.after()).with(KEY, Value.string(key.get()));
    return new Outcome.Accepted(List.of(KeyRows.shortened(key.get())), dated(endpoints, state));
  }

  private static ObjectValue dated(Endpoints endpoints, ObjectValue state) {
    return state.with("last_updated", Value.string(endpoints.now().toString()));
  }

  @Override
  public Search search(Endpoints endpoints, LostOrder order) {
    Reply reply = endpoints.shared(KeyRows.PATH);
    if (!(reply instanceof Reply.Ok ok)) {
      return new Search.Failed(Failures.of("list the service keys", (Reply.Failure) reply));
    }
    List<String> known = new ArrayList<>(order.knownUids());
    List<String> lacking = new ArrayList<>();
    for (LostOrder.Recorded object : order.inState()) {
      if (object.type().equals(name())) {
        String uid = KeyRows.shortened(Fields.text(object.state(), KEY).orElse(""));
        known.add(uid);
        lacking.add(uid);
      }
    }
    List<Search.Candidate> candidates = new ArrayList<>();
    for (Json row : ok.data().items()) {
      String uid = KeyRows.shortened(row.textOr(KEY, ""));
      lacking.remove(uid);
      if (!known.contains(uid) && isOrdered(row, order.planned())) {
        candidates.add(KeyRows.candidate(row, uid, order.planned()));
      }
    }
    return new Search.Looked(
        candidates,
        lacking.stream()
            .map("The list of service keys lacks %s..., which is in state."::formatted)
            .toList());
  }

  private static boolean isOrdered(Json row, ObjectValue key) {
    return row.text("productUid").equals(Fields.text(key, PRODUCT))
        && row.textOr("description", "").equals(Fields.text(key, "description").orElse(""));
  }

  @Override
  public Reading found(Endpoints endpoints, LostOrder order, String uid) {
    Reply reply = endpoints.shared(KeyRows.PATH);
    if (!(reply instanceof Reply.Ok ok)) {
      return unreadable("list the service keys", (Reply.Failure) reply);
    }
    return ok.data().items().stream()
        .map(row -> row.textOr(KEY, ""))
        .filter(key -> KeyRows.shortened(key).equals(KeyRows.shortened(uid)))
        .findFirst()
        .map(key -> read(endpoints, order.planned().with(KEY, Value.string(key))))
        .orElseGet(() -> new Reading.Gone("The service does not list this key."));
  }

  @Override
  public Outcome modify(Endpoints endpoints, Action.Modify change) {
    Reply reply = put(endpoints, change.before(), body(change.after()));
    return reply instanceof Reply.Failure failure
        ? Failures.outcome("change the service key", failure)
        : new Outcome.Accepted(List.of(), dated(endpoints, WithoutUnknown.of(change.after())));
  }

  private static Reply put(Endpoints endpoints, ObjectValue before, Json.Obj body) {
    return endpoints.client().put(KeyRows.PATH, body.withText(KEY, Fields.text(before, KEY)));
  }

  @Override
  public Outcome end(Endpoints endpoints, ObjectValue before) {
    Json.Obj body = body(before.with(ACTIVE, Value.FALSE));
    return ended(
        endpoints,
        before,
        "make the service key inactive",
        List.of(),
        () -> put(endpoints, before, body));
  }

  @Override
  public Progress progress(Endpoints endpoints, ObjectValue state, Account.Goal goal) {
    Reading reading = read(endpoints, state);
    if (!(reading instanceof Reading.Present present)) {
      return goal == Account.Goal.ENDED && reading instanceof Reading.Gone
          ? new Progress.Done("gone", state)
          : new Progress.Waiting("listing");
    }
    boolean active = Fields.truth(present.state(), ACTIVE).orElse(false);
    return switch (goal) {
      case ENDED -> active ? new Progress.Waiting("active") : new Progress.Done("inactive", state);
      case CREATED, UPDATED -> {
        boolean there =
            active == Fields.truth(state, ACTIVE).orElse(false)
                && (Validity.wire(state).isEmpty() || Validity.isSame(present.state(), state));
        yield there
            ? new Progress.Done(active ? "active" : "inactive", completed(state, present.state()))
            : new Progress.Waiting("changing");
      }
    };
  }
}
