package io.portwright.provider.megaport.nat;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.endpoint.DeclaredType;
import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.Tags;
import io.portwright.provider.megaport.product.WithoutUnknown;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.JsonText;
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
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code megaport_nat_gateway}: designed first, then ordered as designed (contract §4.10).
 *
 * <p>A design that could not be ordered is removed again, as it costs nothing and is nobody's. One
 * whose order has an unclear outcome stays in state, with the status DESIGN: the next plan orders
 * it, and never makes another.
 */
public final class NatGatewayType extends DeclaredType {

  private static final String UID = "product_uid";
  private static final String STATUS = "provisioning_status";
  private static final Set<String> READY = Set.of("CONFIGURED", "LIVE");
  private static final Set<String> OVER = Set.of("FAILED", "DECOMMISSIONED", "CANCELLED");
  private static final List<String> PASSING =
      List.of("rollback-only", "Transaction silently rolled back", "attached", "associated");

  /** What an order fixes for good (contract §5.9, §10.3). */
  private static final List<String> FROZEN = List.of("speed", "diversity_zone");

  public NatGatewayType() {
    super("megaport_nat_gateway");
  }

  @Override
  public String identifier() {
    return UID;
  }

  private static String uid(ObjectValue gateway) {
    return Fields.text(gateway, UID).orElse("");
  }

  private static boolean isDesign(ObjectValue gateway) {
    return Fields.text(gateway, STATUS).equals(Optional.of(Gateways.DESIGN));
  }

  // ---- planning ----

  @Override
  public List<AttributeProblem> validate(ObjectValue configuration) {
    return GatewayRules.problems(configuration);
  }

  @Override
  public List<Finding> remarks(Endpoints endpoints, Review.Item item) {
    return GatewayRules.findings(endpoints, item);
  }

  @Override
  protected ObjectValue normalised(
      ObjectValue prior, ObjectValue configuration, List<AttributeProblem> problems) {
    Value before = prior.attribute(Tags.ATTRIBUTE);
    return Tags.isNone(before) && Tags.isNone(configuration.attribute(Tags.ATTRIBUTE))
        ? configuration.with(Tags.ATTRIBUTE, before)
        : configuration;
  }

  @Override
  protected ObjectValue unfinished(ObjectValue prior, List<AttributeProblem> problems) {
    if (!isDesign(prior)) {
      return prior;
    }
    problems.add(
        AttributeProblem.warning(
            AttributePath.ROOT,
            "NAT gateway is still a design",
            "It was designed, but its order had no clear outcome. This change orders the design "
                + uid(prior)
                + "; no second one is made."));
    return opened(prior);
  }

  /** The order decides these anew. */
  private static ObjectValue opened(ObjectValue design) {
    ObjectValue open = design;
    for (String name : List.of(STATUS, "create_date", "contract_end_date")) {
      open = open.with(name, Value.unknown(design.attribute(name).type()));
    }
    return open;
  }

  @Override
  protected ObjectValue settled(ObjectValue prior, ObjectValue planned) {
    return isDesign(prior) ? opened(planned) : planned.with(STATUS, prior.attribute(STATUS));
  }

  @Override
  protected Set<AttributePath> replacements(ObjectValue prior, ObjectValue planned) {
    Set<AttributePath> paths = new HashSet<>();
    for (String name : FROZEN) {
      if (!isDesign(prior) && Fields.differ(prior, planned, name)) {
        paths.add(AttributePath.of(name));
      }
    }
    return paths;
  }

  // ---- reading ----

  @Override
  public Reading read(Endpoints endpoints, ObjectValue recorded) {
    if (uid(recorded).isEmpty()) {
      return new Reading.Gone("It has no product UID, so it was never designed.");
    }
    return switch (Gateways.listed(endpoints, uid(recorded))) {
      case Gateways.Found.Row row ->
          new Reading.Present(GatewayShape.state(schema(), row.json(), conformed(recorded)));
      case Gateways.Found.Gone gone -> new Reading.Gone(gone.evidence());
      case Gateways.Found.Failed failed -> unreadable("read the NAT gateway", failed.why());
    };
  }

  // ---- ordering ----

  @Override
  public Answer<Action.Order> create(Endpoints endpoints, ObjectValue planned, String fingerprint) {
    Json tags = Tags.wire(planned, Optional.of(fingerprint));
    return Answer.of(
        order(planned, GatewayShape.body(planned).with("resourceTags", tags), fingerprint));
  }

  private Action.Order order(ObjectValue planned, Json.Obj body, String fingerprint) {
    return new Action.Order(
        name(),
        Fields.text(planned, "product_name").orElse(""),
        "NAT_GATEWAY",
        body.toText(),
        planned,
        fingerprint);
  }

  /** The change of a design is its order. */
  @Override
  public Answer<Action> update(
      Endpoints endpoints, ObjectValue before, ObjectValue planned, String fingerprint) {
    return isDesign(before)
        ? Answer.of(order(planned, GatewayShape.body(planned), fingerprint))
        : super.update(endpoints, before, planned, fingerprint);
  }

  @Override
  public Checked<List<String>> lookalikes(Endpoints endpoints, Action.Order order) {
    Reply reply = endpoints.shared(Gateways.ALL);
    if (!(reply instanceof Reply.Ok ok)) {
      return Checked.failed(Failures.of("list the NAT gateways", (Reply.Failure) reply));
    }
    return Checked.of(
        ok.data().items().stream()
            .filter(row -> !Gateways.isEnded(row))
            .filter(row -> row.textOr("productName", "").equals(order.serviceName()))
            .map(row -> row.textOr("productUid", ""))
            .toList());
  }

  @Override
  public Outcome send(Endpoints endpoints, Action.Order order, SendWindow window) {
    String known = uid(order.after());
    if (!known.isEmpty()) {
      Optional<Reply.Failure> failure =
          put(endpoints, known, parsed(order.body()), Optional.of(order.after()));
      return failure.isPresent()
          ? Failures.outcome("change the design", failure.get())
          : ordered(endpoints, order, known, window, Fate.KEPT);
    }
    Reply reply = endpoints.client().order(Gateways.ALL, order.body(), window::left);
    if (reply instanceof Reply.Failure failure) {
      return Failures.outcome("design the NAT gateway", failure);
    }
    Optional<String> uid = ((Reply.Ok) reply).data().text("productUid");
    return uid.isPresent()
        ? ordered(endpoints, order, uid.get(), window, Fate.REMOVED)
        : Failures.unnamed("the design of the NAT gateway");
  }

  /** What becomes of a design that is not ordered. */
  private enum Fate {
    KEPT,
    REMOVED
  }

  private Outcome ordered(
      Endpoints endpoints, Action.Order order, String uid, SendWindow window, Fate fate) {
    ObjectValue state = WithoutUnknown.of(order.after()).with(UID, Value.string(uid));
    Reply asked =
        endpoints
            .client()
            .ask("/v3/networkdesign/validate", Json.array(List.of(Gateways.item(uid))));
    Gateways.Bought bought =
        asked instanceof Reply.Refused refused
            ? new Gateways.Bought.No(refused)
            : Gateways.buy(endpoints, uid, window::left);
    return switch (bought) {
      case Gateways.Bought.Yes _ ->
          new Outcome.Accepted(
              List.of(uid), state.with(STATUS, Value.nullOf(state.attribute(STATUS).type())));
      case Gateways.Bought.Unclear _ -> new Outcome.Accepted(List.of(uid), designed(state));
      case Gateways.Bought.No no ->
          fate == Fate.KEPT
              ? new Outcome.Refused(Failures.of("order the design", no.why()))
              : notOrdered(endpoints, uid, no.why());
    };
  }

  private static ObjectValue designed(ObjectValue state) {
    return state.with(STATUS, Value.string(Gateways.DESIGN));
  }

  private static Outcome notOrdered(Endpoints endpoints, String uid, Reply.Failure why) {
    Reply removed = endpoints.client().delete(Gateways.path(uid));
    boolean gone =
        removed instanceof Reply.Ok || (removed instanceof Reply.Refused r && r.isGone());
    Diagnostic told = Failures.of("order the NAT gateway", why);
    if (gone) {
      return new Outcome.Refused(told);
    }
    Diagnostic left =
        Diagnostic.error(
            told.summary(),
            told.detail()
                + " Its design "
                + uid
                + " could not be removed. It costs nothing; remove it in the Portal.");
    return new Outcome.Refused(told.code().map(code -> left.withCode(code.text())).orElse(left));
  }

  private static Json.Obj parsed(String body) {
    return JsonText.parse(body.getBytes(StandardCharsets.UTF_8))
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .orElseThrow(() -> new IllegalArgumentException("an order is a JSON object"));
  }

  @Override
  public Search search(Endpoints endpoints, LostOrder order) {
    return LostGateways.search(endpoints, order);
  }

  @Override
  public Reading found(Endpoints endpoints, LostOrder order, String uid) {
    return read(endpoints, order.planned().with(UID, Value.string(uid)));
  }

  // ---- changing and ending ----

  @Override
  public Outcome modify(Endpoints endpoints, Action.Modify change) {
    boolean tagged =
        !change.before().attribute(Tags.ATTRIBUTE).equals(change.after().attribute(Tags.ATTRIBUTE));
    return put(
            endpoints,
            uid(change.before()),
            GatewayShape.body(change.after()),
            tagged ? Optional.of(change.after()) : Optional.empty())
        .map(failure -> Failures.outcome("change the NAT gateway", failure))
        .orElseGet(() -> new Outcome.Accepted(List.of(), WithoutUnknown.of(change.after())));
  }

  /**
   * A PUT replaces everything, so what the configuration does not know is sent as it is.
   *
   * @param tagged holds the tags that replace the present ones; empty to keep those
   */
  private static Optional<Reply.Failure> put(
      Endpoints endpoints, String uid, Json.Obj body, Optional<ObjectValue> tagged) {
    Reply reply = endpoints.client().get(Gateways.path(uid));
    if (reply instanceof Reply.Failure failure) {
      return Optional.of(failure);
    }
    Json now = ((Reply.Ok) reply).data();
    Json.Obj whole = GatewayShape.over(now, body);
    if (tagged.isPresent()) {
      Optional<String> fingerprint = Tags.fingerprint(now.at("resourceTags"));
      whole = whole.with("resourceTags", Tags.wire(tagged.get(), fingerprint));
    }
    Reply answer = endpoints.client().put(Gateways.path(uid), whole);
    return answer instanceof Reply.Failure failure ? Optional.of(failure) : Optional.empty();
  }

  @Override
  public Outcome end(Endpoints endpoints, ObjectValue before) {
    String uid = uid(before);
    return switch (Gateways.now(endpoints, uid)) {
      case Gateways.Found.Gone _ -> new Outcome.Accepted(List.of(), before);
      case Gateways.Found.Failed failed -> Failures.outcome("read the NAT gateway", failed.why());
      case Gateways.Found.Row row -> {
        boolean design = Gateways.status(row.json()).equals(Gateways.DESIGN);
        yield ended(
            endpoints,
            before,
            design ? "remove the design" : "end the NAT gateway",
            PASSING,
            () ->
                design
                    ? endpoints.client().delete(Gateways.path(uid))
                    : endpoints.client().act("/v3/product/" + uid + "/action/CANCEL_NOW"));
      }
    };
  }

  // ---- waiting ----

  @Override
  public Progress progress(Endpoints endpoints, ObjectValue state, Account.Goal goal) {
    Gateways.Found found = Gateways.listed(endpoints, uid(state));
    if (goal == Account.Goal.ENDED) {
      return found instanceof Gateways.Found.Gone
          ? new Progress.Done("DECOMMISSIONED", state)
          : new Progress.Waiting("ending");
    }
    return switch (found) {
      case Gateways.Found.Failed _ -> new Progress.Waiting("listing");
      case Gateways.Found.Gone gone -> over(state, "DECOMMISSIONED", gone.evidence());
      case Gateways.Found.Row row -> standing(state, row.json());
    };
  }

  private Progress standing(ObjectValue state, Json row) {
    String status = Gateways.status(row);
    ObjectValue read = GatewayShape.state(schema(), row, conformed(state));
    if (OVER.contains(status)) {
      return over(state, status, "The service says it is " + status + ".");
    }
    if (row.textOr("orderApprovalStatus", "").equals("PENDING")) {
      return new Progress.WaitingForOthers(
          status, "waits for the approval of the order", completed(state, read));
    }
    if (status.equals(Gateways.DESIGN) && isDesign(state)) {
      return new Progress.WaitingForOthers(
          status, "is designed but not ordered: the next apply orders this design", read);
    }
    boolean changed = GatewayShape.isSame(conformed(state), read);
    ObjectValue open = state.with(STATUS, Value.nullOf(state.attribute(STATUS).type()));
    return READY.contains(status) && changed
        ? new Progress.Done(status, completed(open, read))
        : new Progress.Waiting(status);
  }

  private static Progress over(ObjectValue state, String status, String evidence) {
    return new Progress.Failed(
        status,
        Diagnostic.error(
                "Service did not become ready",
                "NAT gateway \"%s\" (%s) will not become ready. %s Contact the service's support with this UID."
                    .formatted(Fields.text(state, "product_name").orElse(""), uid(state), evidence))
            .withCode("NAT-4"));
  }
}
