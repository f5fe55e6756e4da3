package io.portwright.provider.megaport.prefixlist;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.endpoint.DeclaredType;
import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.WithoutUnknown;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Progress;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.Review;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code megaport_mcr_prefix_filter_list}. VXCs refer to a list by its description, so two lists of
 * one router with the same description are worth a warning.
 *
 * <p>The address family of a list cannot change (contract §7.4): another one is another list.
 */
public final class PrefixListType extends DeclaredType {

  private static final String ROUTER = "mcr_id";
  private static final Pattern NAME = Pattern.compile("([^:]+):(\\d{1,18})");

  /** Refusals that pass when the VXC that uses a list is on its way out. */
  private static final List<String> USED = List.of("is used by", "in use", "referenced");

  public PrefixListType() {
    super("megaport_mcr_prefix_filter_list");
  }

  @Override
  public ObjectValue named(String id) {
    Matcher name = NAME.matcher(id);
    return name.matches()
        ? only(ROUTER, Value.string(name.group(1)))
            .with("id", Value.number(Long.parseLong(name.group(2))))
        : only(ROUTER, Value.string(id));
  }

  private static String router(ObjectValue object) {
    return Fields.text(object, ROUTER).orElse("");
  }

  // ---- planning ----

  @Override
  public List<AttributeProblem> validate(ObjectValue configuration) {
    return PrefixList.problems(AttributePath.ROOT, configuration);
  }

  @Override
  protected ObjectValue normalised(
      ObjectValue prior, ObjectValue configuration, List<AttributeProblem> problems) {
    ObjectValue wanted = configuration;
    Optional<String> family = Fields.text(configuration, PrefixList.FAMILY);
    if (family.isPresent()
        && family.get().equalsIgnoreCase(Fields.text(prior, PrefixList.FAMILY).orElse(""))) {
      wanted = wanted.with(PrefixList.FAMILY, prior.attribute(PrefixList.FAMILY));
    }
    Value entries = configuration.attribute(PrefixList.ENTRIES);
    Value before = prior.attribute(PrefixList.ENTRIES);
    boolean same =
        entries.isWhollyKnown() && Entries.of(entries).meansTheSameAs(Entries.of(before));
    return same ? wanted.with(PrefixList.ENTRIES, before) : wanted;
  }

  @Override
  protected Set<AttributePath> replacements(ObjectValue prior, ObjectValue planned) {
    return Fields.differ(prior, planned, PrefixList.FAMILY)
        ? Set.of(AttributePath.of(PrefixList.FAMILY))
        : Set.of();
  }

  @Override
  public List<Finding> remarks(Endpoints endpoints, Review.Item item) {
    Optional<ObjectValue> after = item.after();
    boolean fresh = item.step() == Review.Step.CREATE || item.step() == Review.Step.REPLACE;
    Optional<String> router = after.flatMap(list -> Fields.text(list, ROUTER));
    Optional<String> name = after.flatMap(list -> Fields.text(list, PrefixList.DESCRIPTION));
    List<Finding> orphaned = orphaned(endpoints, item, ROUTER);
    if (!fresh || router.isEmpty() || name.isEmpty() || !orphaned.isEmpty()) {
      return orphaned;
    }
    if (item.step() == Review.Step.REPLACE && keepsItsName(item)) {
      return List.of(
          new Finding(
              "PFX-2",
              Finding.Weight.WARNING,
              "Replaced prefix filter list keeps its description",
              "The new list of the router %s is made before the old one is deleted, and both are called \"%s\" meanwhile. If a VXC uses the old one, its deletion will be refused: give the new list a description of its own, and refer to that."
                  .formatted(router.get(), name.get()),
              List.of(item.address()),
              Optional.empty()));
    }
    boolean taken =
        endpoints.shared(PrefixList.summaries(router.get())) instanceof Reply.Ok ok
            && ok.data().items().stream().anyMatch(list -> list.text("description").equals(name));
    return taken
        ? List.of(
            new Finding(
                "PFX-1",
                Finding.Weight.WARNING,
                "Prefix filter list with this description exists",
                "The router %s has a prefix filter list \"%s\" already. VXCs refer to lists by description, which must be unique for that. If it is the same list, import it."
                    .formatted(router.get(), name.get()),
                List.of(item.address()),
                Optional.empty()))
        : List.of();
  }

  private static boolean keepsItsName(Review.Item item) {
    ObjectValue before = item.before().orElseThrow();
    ObjectValue after = item.after().orElseThrow();
    return !Fields.differ(before, after, PrefixList.DESCRIPTION)
        && !Fields.differ(before, after, ROUTER);
  }

  // ---- reading ----

  @Override
  public Reading read(Endpoints endpoints, ObjectValue recorded) {
    OptionalLong id = Fields.whole(recorded, "id");
    if (id.isEmpty()) {
      return misnamed(router(recorded), "<MCR UID>:<list id>");
    }
    Reply reply = endpoints.client().get(PrefixList.path(router(recorded), id.getAsLong()));
    return switch (reply) {
      case Reply.Ok ok -> new Reading.Present(state(ok.data(), recorded));
      case Reply.Refused refused when refused.isGone() -> new Reading.Gone(refused.text());
      case Reply.Failure failure -> unreadable("read the prefix filter list", failure);
    };
  }

  private ObjectValue state(Json read, ObjectValue recorded) {
    ObjectValue known = conformed(recorded);
    return PrefixList.of(read).like(PrefixList.of(known)).into(known);
  }

  // ---- ordering and changing ----

  @Override
  public Answer<Action.Order> create(Endpoints endpoints, ObjectValue planned, String fingerprint) {
    PrefixList list = PrefixList.of(planned);
    return Answer.of(
        new Action.Order(
            name(),
            list.description(),
            "prefix list of " + router(planned),
            list.wire().toText(),
            planned,
            fingerprint));
  }

  @Override
  public Checked<List<String>> lookalikes(Endpoints endpoints, Action.Order order) {
    return PrefixList.described(endpoints, router(order.after()), order.serviceName());
  }

  @Override
  public Outcome send(Endpoints endpoints, Action.Order order, SendWindow window) {
    String router = router(order.after());
    Reply reply = endpoints.client().order(PrefixList.orders(router), order.body(), window::left);
    if (reply instanceof Reply.Failure failure) {
      return Failures.outcome("create the prefix filter list", failure);
    }
    OptionalLong id = ((Reply.Ok) reply).data().whole("id");
    if (id.isEmpty()) {
      return Failures.unnamed("the prefix filter list");
    }
    ObjectValue state = WithoutUnknown.of(order.after()).with("id", Value.number(id.getAsLong()));
    return new Outcome.Accepted(List.of(router + ":" + id.getAsLong()), dated(endpoints, state));
  }

  private static ObjectValue dated(Endpoints endpoints, ObjectValue state) {
    return state.with("last_updated", Value.string(endpoints.now().toString()));
  }

  @Override
  public Outcome modify(Endpoints endpoints, Action.Modify change) {
    long id = Fields.whole(change.before(), "id").orElseThrow();
    Reply reply =
        endpoints
            .client()
            .put(
                PrefixList.path(router(change.before()), id), PrefixList.of(change.after()).wire());
    return reply instanceof Reply.Failure failure
        ? Failures.outcome("change the prefix filter list", failure)
        : new Outcome.Accepted(List.of(), dated(endpoints, WithoutUnknown.of(change.after())));
  }

  @Override
  public Outcome end(Endpoints endpoints, ObjectValue before) {
    long id = Fields.whole(before, "id").orElseThrow();
    String path = PrefixList.path(router(before), id);
    return ended(
        endpoints,
        before,
        "delete the prefix filter list",
        USED,
        () -> endpoints.client().delete(path));
  }

  @Override
  public Progress progress(Endpoints endpoints, ObjectValue state, Account.Goal goal) {
    Reading reading = read(endpoints, state);
    return switch (goal) {
      case ENDED ->
          reading instanceof Reading.Gone
              ? new Progress.Done("deleted", state)
              : new Progress.Waiting("deleting");
      case CREATED, UPDATED -> {
        boolean there =
            reading instanceof Reading.Present present
                && PrefixList.of(present.state()).meansTheSameAs(PrefixList.of(state));
        yield there ? new Progress.Done("in force", state) : new Progress.Waiting("changing");
      }
    };
  }
}
