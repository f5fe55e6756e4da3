package io.portwright.provider.megaport.prefixlist;

import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.endpoint.NumberedPart;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.ListName;
import io.portwright.provider.megaport.rules.RuleBook;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Review;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code megaport_mcr_prefix_filter_list}. VXCs refer to a list by its description, so two lists of
 * one router with the same description are worth a warning.
 *
 * <p>The address family of a list cannot change (contract §7.4): another one is another list.
 */
public final class PrefixListType extends NumberedPart {

  private static final String ROUTER = "mcr_id";

  public PrefixListType() {
    super("megaport_mcr_prefix_filter_list", new Words("prefix filter list", "MCR", ROUTER));
  }

  @Override
  public Set<String> names(ObjectValue list) {
    return ListName.ofList(list, ROUTER);
  }

  @Override
  protected String summaries(String router) {
    return PrefixList.summaries(router);
  }

  @Override
  protected String place(String router) {
    return PrefixList.orders(router);
  }

  @Override
  protected Json.Obj body(ObjectValue list) {
    return PrefixList.of(list).wire();
  }

  @Override
  protected ObjectValue state(Json read, ObjectValue recorded) {
    return PrefixList.of(read).like(PrefixList.of(recorded)).into(recorded);
  }

  @Override
  protected boolean isSame(ObjectValue read, ObjectValue recorded) {
    return PrefixList.of(read).meansTheSameAs(PrefixList.of(recorded));
  }

  @Override
  protected ObjectValue recorded(Endpoints endpoints, ObjectValue accepted) {
    return accepted.with("last_updated", Value.string(endpoints.now().toString()));
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
      return List.of(finding("PFX-6", item, router.get(), name.get()));
    }
    boolean taken =
        endpoints.shared(PrefixList.summaries(router.get())) instanceof Reply.Ok ok
            && ok.data().items().stream().anyMatch(list -> list.text("description").equals(name));
    return taken ? List.of(finding("PFX-5", item, router.get(), name.get())) : List.of();
  }

  private static Finding finding(String rule, Review.Item item, String router, String name) {
    return RuleBook.shipped()
        .finding(
            rule,
            item.address(),
            AttributePath.of(PrefixList.DESCRIPTION),
            Map.of("router", router, "list", name));
  }

  private static boolean keepsItsName(Review.Item item) {
    ObjectValue before = item.before().orElseThrow();
    ObjectValue after = item.after().orElseThrow();
    return !Fields.differ(before, after, PrefixList.DESCRIPTION)
        && !Fields.differ(before, after, ROUTER);
  }
}
