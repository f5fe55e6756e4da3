package io.portwright.provider.megaport.ipsec;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.endpoint.DeclaredType;
import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.Services.Standing;
import io.portwright.provider.megaport.product.WithoutUnknown;
import io.portwright.provider.megaport.rules.RuleBook;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Answer;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code megaport_mcr_ipsec_addon}. An MCR has one such add-on at most, and the API does not say
 * which add-on an order made: nothing is ordered where one exists, so that what is there afterwards
 * is certainly the one that was ordered.
 */
public final class IpsecAddOnType extends DeclaredType {

  private static final String ROUTER = "mcr_id";
  private static final String TUNNELS = "tunnel_count";
  private static final String UID = "add_on_uid";
  private static final Pattern NAME = Pattern.compile("([^:]+):([^:]+)");
  private static final Set<String> READY = Set.of("CONFIGURED", "LIVE");

  /** Refusal that passes when the tunnels of ended VXCs are taken down. */
  private static final List<String> DRAINING = List.of("configured tunnels");

  public IpsecAddOnType() {
    super("megaport_mcr_ipsec_addon");
  }

  @Override
  public String identifier() {
    return UID;
  }

  @Override
  public ObjectValue named(String id) {
    Matcher name = NAME.matcher(id);
    return name.matches()
        ? only(ROUTER, Value.string(name.group(1))).with(UID, Value.string(name.group(2)))
        : only(UID, Value.string(id));
  }

  private static String router(ObjectValue object) {
    return Fields.text(object, ROUTER).orElse("");
  }

  // ---- reading ----

  @Override
  public Reading read(Endpoints endpoints, ObjectValue recorded) {
    if (Fields.text(recorded, ROUTER).isEmpty()) {
      return misnamed(Fields.text(recorded, UID).orElse(""), "<MCR UID>:<add-on UID>");
    }
    Reading listed = read(endpoints.services().standing(router(recorded)), recorded);
    // what a list leaves out is not gone
    return listed instanceof Reading.Gone
        ? read(endpoints.services().now(router(recorded)), recorded)
        : listed;
  }

  private Reading read(Standing router, ObjectValue recorded) {
    return switch (router) {
      case Standing.Found found ->
          own(found.product(), recorded)
              .<Reading>map(addOn -> new Reading.Present(state(addOn, recorded)))
              .orElseGet(() ->
                  new Reading.Gone(
                      "The MCR %s has no such IPsec add-on.".formatted(found.product().uid())));
      case Standing.Gone gone -> new Reading.Gone(gone.evidence());
      case Standing.Unknown unknown -> new Reading.Unreadable(unknown.why());
    };
  }

  /** The add-on by its UID; one that was ordered and not seen yet is the only one there is. */
  private static Optional<AddOns.AddOn> own(Product router, ObjectValue recorded) {
    AddOns addOns = AddOns.of(router);
    Optional<String> uid = Fields.text(recorded, UID);
    if (uid.isPresent()) {
      return addOns.with(uid.get());
    }
    return addOns.all().size() == 1 ? Optional.of(addOns.all().getFirst()) : Optional.empty();
  }

  private ObjectValue state(AddOns.AddOn addOn, ObjectValue recorded) {
    ObjectValue known = conformed(recorded).with(UID, Value.string(addOn.uid()));
    return addOn.tunnels().isPresent()
        ? known.with(TUNNELS, Value.number(addOn.tunnels().getAsLong()))
        : known;
  }

  // ---- planning ----

  @Override
  public List<Finding> remarks(Endpoints endpoints, Review.Item item) {
    boolean fresh = item.step() == Review.Step.CREATE || item.step() == Review.Step.REPLACE;
    Optional<String> router = item.after().flatMap(after -> Fields.text(after, ROUTER));
    List<Finding> orphaned = orphaned(endpoints, item, ROUTER);
    if (!fresh || router.isEmpty() || !orphaned.isEmpty()) {
      return orphaned;
    }
    return existing(endpoints.services().standing(router.get()))
        .map(uid ->
            RuleBook.shipped()
                .finding(
                    "IPSEC-1",
                    item.address(),
                    AttributePath.of(ROUTER),
                    Map.of("router", router.get(), "addon", uid)))
        .stream()
        .toList();
  }

  private static Optional<String> existing(Standing router) {
    return router instanceof Standing.Found found
        ? AddOns.of(found.product()).all().stream().map(AddOns.AddOn::uid).findFirst()
        : Optional.empty();
  }

  private static String taken(String router, String uid) {
    return "The MCR %s has the IPsec add-on %s, and an MCR has one at most. Import it instead, with the identifier\n\n    %s:%s"
        .formatted(router, uid, router, uid);
  }

  // ---- ordering and changing ----

  private static Json.Obj body(long tunnels) {
    return Json.EMPTY.with("addOnType", AddOns.IP_SEC).with("tunnelCount", tunnels);
  }

  private static Json.Obj body(ObjectValue addOn) {
    return body(Fields.whole(addOn, TUNNELS).orElseThrow());
  }

  @Override
  public Answer<Action.Order> create(Endpoints endpoints, ObjectValue planned, String fingerprint) {
    return Answer.of(
        new Action.Order(
            name(),
            AddOns.IP_SEC,
            "add-on of " + router(planned),
            body(planned).toText(),
            planned,
            fingerprint));
  }

  @Override
  public Checked<List<String>> lookalikes(Endpoints endpoints, Action.Order order) {
    String router = router(order.after());
    return switch (endpoints.services().now(router)) {
      case Standing.Found found ->
          Checked.of(
              AddOns.of(found.product()).all().stream()
                  .map(addOn -> router + ":" + addOn.uid())
                  .toList());
      case Standing.Gone gone ->
          Checked.failed(Diagnostic.error("MCR does not exist", gone.evidence()));
      case Standing.Unknown unknown -> Checked.failed(unknown.why());
    };
  }

  @Override
  public Outcome send(Endpoints endpoints, Action.Order order, SendWindow window) {
    String router = router(order.after());
    switch (endpoints.services().now(router)) {
      case Standing.Gone gone -> {
        return new Outcome.Refused(Diagnostic.error("MCR does not exist", gone.evidence()));
      }
      case Standing.Unknown unknown -> {
        return new Outcome.Refused(unknown.why());
      }
      case Standing.Found found -> {
        Optional<String> other = existing(found);
        if (other.isPresent()) {
          return new Outcome.Refused(
              Diagnostic.error("MCR has an IPsec add-on already", taken(router, other.get())));
        }
      }
    }
    Reply reply =
        endpoints.client().order("/v3/product/" + router + "/addon", order.body(), window::left);
    if (reply instanceof Reply.Failure failure) {
      return Failures.outcome("order the IPsec add-on", failure);
    }
    return made(endpoints.services().now(router), WithoutUnknown.of(order.after()));
  }

  /** The add-on may not show yet; then the wait finds it. */
  private Outcome made(Standing router, ObjectValue state) {
    if (!(router instanceof Standing.Found found)) {
      return new Outcome.Accepted(List.of(), state);
    }
    List<AddOns.AddOn> there = AddOns.of(found.product()).all();
    if (there.size() > 1) {
      return Failures.unnamed(
          "the IPsec add-on, and the MCR has %d of them now".formatted(there.size()));
    }
    return there.isEmpty()
        ? new Outcome.Accepted(List.of(), state)
        : new Outcome.Accepted(
            List.of(router(state) + ":" + there.getFirst().uid()),
            state.with(UID, Value.string(there.getFirst().uid())));
  }

  private static String path(ObjectValue before) {
    return "/v3/product/" + router(before) + "/addon/" + Fields.text(before, UID).orElseThrow();
  }

  @Override
  public Search search(Endpoints endpoints, LostOrder order) {
    String router = router(order.planned());
    return switch (endpoints.services().now(router)) {
      case Standing.Gone _ -> new Search.Looked(List.of(), List.of());
      case Standing.Unknown unknown -> new Search.Failed(unknown.why());
      case Standing.Found found ->
          new Search.Looked(
              AddOns.of(found.product()).all().stream()
                  .filter(addOn -> !isKnown(order, router + ":" + addOn.uid()))
                  .map(addOn -> candidate(router, addOn, order.planned()))
                  .toList(),
              List.of());
    };
  }

  private boolean isKnown(LostOrder order, String uid) {
    return order.knownUids().contains(uid)
        || order.inState().stream()
            .filter(object -> object.type().equals(name()))
            .map(LostOrder.Recorded::state)
            .anyMatch(own -> uid.equals(router(own) + ":" + Fields.text(own, UID).orElse("")));
  }

  private static Search.Candidate candidate(
      String router, AddOns.AddOn addOn, ObjectValue ordered) {
    boolean alike = addOn.tunnels().equals(Fields.whole(ordered, TUNNELS));
    return new Search.Candidate(
        router + ":" + addOn.uid(),
        AddOns.IP_SEC,
        "",
        Optional.empty(),
        alike ? Search.Mark.ALIKE : Search.Mark.NONE,
        Search.Life.RUNNING);
  }

  @Override
  public Reading found(Endpoints endpoints, LostOrder order, String uid) {
    Matcher name = NAME.matcher(uid);
    return name.matches()
        ? read(
            endpoints.services().now(name.group(1)),
            order.planned().with(UID, Value.string(name.group(2))))
        : misnamed(uid, "<MCR UID>:<add-on UID>");
  }

  @Override
  public Outcome modify(Endpoints endpoints, Action.Modify change) {
    Reply reply = endpoints.client().put(path(change.before()), body(change.after()));
    return reply instanceof Reply.Failure failure
        ? Failures.outcome("change the IPsec add-on", failure)
        : new Outcome.Accepted(List.of(), WithoutUnknown.of(change.after()));
  }

  @Override
  public Outcome end(Endpoints endpoints, ObjectValue before) {
    return ended(
        endpoints,
        before,
        "end the IPsec add-on",
        DRAINING,
        () -> endpoints.client().put(path(before), body(0)));
  }

  @Override
  public Progress progress(Endpoints endpoints, ObjectValue state, Account.Goal goal) {
    Standing router = endpoints.services().standing(router(state));
    if (!(router instanceof Standing.Found found)) {
      return goal == Account.Goal.ENDED && router instanceof Standing.Gone
          ? new Progress.Done("gone", state)
          : new Progress.Waiting("listing");
    }
    boolean ready = READY.contains(found.product().status());
    Optional<AddOns.AddOn> own = own(found.product(), state);
    return switch (goal) {
      case ENDED ->
          own.isEmpty() && ready
              ? new Progress.Done("ended", state)
              : new Progress.Waiting("taking tunnels down");
      case CREATED, UPDATED -> {
        OptionalLong tunnels = Fields.whole(state, TUNNELS);
        boolean there = ready && own.isPresent() && own.get().tunnels().equals(tunnels);
        yield there
            ? new Progress.Done("ready", state(own.get(), state))
            : new Progress.Waiting(ready ? "making tunnels" : found.product().status());
      }
    };
  }
}
