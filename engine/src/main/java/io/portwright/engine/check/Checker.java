package io.portwright.engine.check;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.ProviderKey;
import io.portwright.engine.journal.Intent;
import io.portwright.engine.journal.Journal;
import io.portwright.engine.plan.Change;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.DiagnosticCode;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Finding.Weight;
import io.portwright.provider.spi.Review;
import io.portwright.provider.spi.Review.Item;
import io.portwright.provider.spi.Review.Step;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds findings and prices to a plan. */
public final class Checker {
  private final Accounts accounts;

  public Checker(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * The plan with what its accounts and the journal say about it.
   *
   * @param state that the plan was made from
   */
  public Plan checked(Plan plan, StateSnapshot state) {
    Review review = new Review(intents(plan, Journal.of(state)), new TreeMap<>());
    for (Asked asked : asked(plan)) {
      review = review.and(asked.account().review(asked.items()));
    }
    return plan.withReview(review);
  }

  /** What an account is asked about. */
  private record Asked(Account account, List<Item> items) {}

  /**
   * Everything that is planned for one account is asked at once, also when several configurations
   * of the provider plan for it: a connection may be in the hands of one and its ends of another.
   */
  private List<Asked> asked(Plan plan) {
    List<Asked> all = new ArrayList<>();
    items(plan)
        .forEach((key, items) ->
            accounts.account(key).value().ifPresent(account -> ask(all, account, items)));
    return all;
  }

  private static void ask(List<Asked> all, Account account, List<Item> items) {
    all.stream()
        .filter(one -> one.account().isSameAs(account))
        .findFirst()
        .ifPresentOrElse(
            same -> same.items().addAll(items), () -> all.add(new Asked(account, items)));
  }

  /** Neighbours in a plan are often instances of one block, which has one configuration. */
  private SortedMap<ProviderKey, List<Item>> items(Plan plan) {
    SortedMap<ProviderKey, List<Item>> found = new TreeMap<>();
    Optional<ResourceAddress> block = Optional.empty();
    List<Item> items = List.of();
    for (Change change : plan.changes()) {
      Optional<Step> step = step(change);
      if (step.isEmpty()) {
        continue;
      }
      ResourceAddress resource = change.address().resource();
      if (!block.equals(Optional.of(resource))) {
        block = Optional.of(resource);
        items = found.computeIfAbsent(accounts.key(resource), _ -> new ArrayList<>());
      }
      items.add(item(change, step.get()));
    }
    return found;
  }

  private static Item item(Change change, Step step) {
    Optional<ObjectValue> prior = change.prior().map(Checker::plain);
    return new Item(
        change.address().toString(),
        change.address().resource().type(),
        step,
        prior,
        step == Step.KEEP ? prior : change.planned().map(Checker::plain));
  }

  private static ObjectValue plain(ObjectValue value) {
    return (ObjectValue) value.unmarkedDeep();
  }

  private static Optional<Step> step(Change change) {
    return switch (change) {
      case Change.Create _ -> Optional.of(Step.CREATE);
      case Change.Update _ -> Optional.of(Step.UPDATE);
      case Change.Replace _ -> Optional.of(Step.REPLACE);
      case Change.Delete _ -> Optional.of(Step.DELETE);
      case Change.NoOp(InstanceAddress address, ObjectValue _) when !address.resource().isData() ->
          Optional.of(Step.KEEP);
      case Change.Forget _, Change.Read _, Change.NoOp _ -> Optional.empty();
    };
  }

  /** An intent of unknown outcome blocks a change of its address, and is worth a word anyway. */
  private static List<Finding> intents(Plan plan, Journal journal) {
    if (journal.blocking().isEmpty()) {
      return List.of();
    }
    Set<String> changing = new HashSet<>();
    for (Change change : plan.changes()) {
      if (change.isEffective()) {
        changing.add(change.address().toString());
      }
    }
    List<Finding> found = new ArrayList<>();
    for (Diagnostic refusal :
        journal.refusals(journal.blocking().stream().map(Intent::address).toList())) {
      String address = refusal.address().orElse("");
      found.add(
          new Finding(
              refusal.code().map(DiagnosticCode::text).orElse(""),
              changing.contains(address) ? Weight.BLOCKING : Weight.WARNING,
              refusal.summary(),
              refusal.detail(),
              List.of(address),
              Optional.empty()));
    }
    return found;
  }
}
