package io.portwright.provider.megaport.account;

import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.endpoint.Growing;
import io.portwright.provider.megaport.pricing.Quotes;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.Lookups;
import io.portwright.provider.megaport.product.ServiceType;
import io.portwright.provider.megaport.rules.DesignRules;
import io.portwright.provider.megaport.rules.Facts;
import io.portwright.provider.megaport.rules.Planned;
import io.portwright.provider.megaport.rules.PriceLines;
import io.portwright.provider.megaport.vxc.VxcType;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.spi.ResourceType.Exchange;
import io.portwright.provider.spi.Review;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Checks and prices a plan: the design rules, and one validation of everything that can be ordered
 * already. Only when the service refuses the whole are items asked about one by one, and of those
 * at most {@value #MAX_SINGLE}.
 */
final class PlanReview {

  private static final int MAX_SINGLE = 25;

  private final Map<String, ? extends ResourceType> types;
  private final Facts facts;
  private final Lookups lookups;
  private final Orders orders;
  private final EndpointDesk endpoints;
  private final Function<PriceLines, PlanPrices> prices;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<Matter> said = new HashSet<>();
  private final SortedMap<String, Review.Quote> quotes = new TreeMap<>();

  PlanReview(
      Map<String, ? extends ResourceType> types,
      Facts facts,
      Lookups lookups,
      Orders orders,
      EndpointDesk endpoints,
      Function<PriceLines, PlanPrices> prices) {
    this.types = types;
    this.facts = facts;
    this.lookups = lookups;
    this.orders = orders;
    this.endpoints = endpoints;
    this.prices = prices;
  }

  /**
   * @param items one, but for several ports that a LAG grows by
   */
  private record Candidate(
      String address, ServiceType type, ObjectValue after, List<Json.Obj> items) {}

  Review of(List<Review.Item> items) {
    if (items.stream().allMatch(item -> item.step() == Review.Step.KEEP)) {
      return Review.EMPTY;
    }
    List<Planned> planned = planned(items);
    rules(planned);
    List<Review.Item> touched =
        items.stream().filter(item -> item.step() != Review.Step.KEEP).toList();
    findings.addAll(endpoints.remarks(touched));
    Set<String> coming = comingLists(items);
    List<Candidate> candidates = new ArrayList<>();
    for (Review.Item item : touched) {
      boolean ordered = item.step() == Review.Step.CREATE || item.step() == Review.Step.REPLACE;
      if (types.get(item.type()) instanceof ServiceType type && item.after().isPresent()) {
        Optional<Candidate> candidate =
            ordered ? candidate(item, type, item.after().get(), coming) : growth(item, type);
        candidate.ifPresent(candidates::add);
      }
    }
    boolean answered = candidates.isEmpty() || validate(candidates);
    return answered ? listed(planned) : new Review(findings, quotes);
  }

  /** With what only the price book can price. */
  private Review listed(List<Planned> planned) {
    Set<String> blocked = new HashSet<>();
    for (Finding finding : findings) {
      if (finding.weight() == Finding.Weight.BLOCKING) {
        blocked.addAll(finding.addresses());
      }
    }
    PlanPrices book = prices.apply(new PriceLines(facts, planned, this::farEnd));
    for (Planned one : planned) {
      String address = one.item().address();
      if (!quotes.containsKey(address) && !blocked.contains(address)) {
        book.price(one);
      }
    }
    quotes.putAll(book.quotes());
    return new Review(findings, quotes, book.free());
  }

  private Optional<String> farEnd(ObjectValue vxc) {
    return types.get("megaport_vxc") instanceof VxcType type
        ? type.bEndProduct(vxc, lookups)
        : Optional.empty();
  }

  private List<Planned> planned(List<Review.Item> items) {
    List<Planned> planned = new ArrayList<>();
    for (Review.Item item : items) {
      Optional<ProductKind> kind =
          types.get(item.type()) instanceof ServiceType type
              ? Optional.of(type.kind())
              : Optional.empty();
      planned.add(new Planned(item, kind));
    }
    return planned;
  }

  private void rules(List<Planned> planned) {
    findings.addAll(new DesignRules(facts).findings(planned));
    findings.forEach(finding -> said.add(Matter.of(finding)));
  }

  /** Prefix filter lists that the plan makes or renames, those inside an MCR included. */
  private Set<String> comingLists(List<Review.Item> items) {
    Set<String> coming = new HashSet<>();
    for (Review.Item item : items) {
      if (item.step() == Review.Step.KEEP || item.after().isEmpty()) {
        continue;
      }
      ObjectValue after = item.after().get();
      ResourceType type = types.get(item.type());
      coming.addAll(type == null ? Set.of() : type.names(after));
    }
    return coming;
  }

  private static boolean waits(ServiceType type, ObjectValue after, Set<String> coming) {
    return !Collections.disjoint(type.needs(after), coming);
  }

  private Optional<Candidate> candidate(
      Review.Item item, ServiceType type, ObjectValue after, Set<String> coming) {
    // what is exchanged after its end is in the way of the new one until then
    boolean inTheWay =
        item.step() == Review.Step.REPLACE && type.exchange() == Exchange.DELETE_FIRST;
    if (!type.isOrderable(after) || inTheWay || waits(type, after, coming)) {
      return Optional.empty();
    }
    Answer<Json.Obj> order = type.order(after, Optional.empty(), lookups);
    problems(item, order.problems());
    return order.value().map(json -> new Candidate(item.address(), type, after, List.of(json)));
  }

  private void problems(Review.Item item, List<AttributeProblem> problems) {
    for (AttributeProblem problem : problems) {
      Finding finding =
          new Finding(
              "ORDER-6",
              problem.isError() ? Finding.Weight.BLOCKING : Finding.Weight.WARNING,
              problem.summary(),
              problem.detail(),
              List.of(item.address()),
              Optional.empty(),
              problem.path());
      if (said.add(Matter.of(finding))) {
        findings.add(finding);
      }
    }
  }

  /** What a change orders besides: that costs money, too. */
  private Optional<Candidate> growth(Review.Item item, ServiceType type) {
    if (item.step() != Review.Step.UPDATE || !(type instanceof Growing growing)) {
      return Optional.empty();
    }
    ObjectValue before = item.before().orElseThrow();
    ObjectValue after = item.after().orElseThrow();
    Answer<Optional<Action.Order>> growth =
        growing.growth(endpoints.endpoints(), before, after, "");
    problems(item, growth.problems());
    return growth
        .value()
        .flatMap(order -> order.map(growing::items))
        .filter(orderItems -> !orderItems.isEmpty())
        .map(orderItems -> new Candidate(item.address(), type, after, orderItems));
  }

  /** What a finding is about; a rule that has said something about it is enough. */
  private record Matter(List<String> addresses, Optional<AttributePath> at) {
    static Matter of(Finding finding) {
      return new Matter(finding.addresses(), finding.at());
    }
  }

  /** Whether the service could be asked. */
  private boolean validate(List<Candidate> candidates) {
    Reply reply = orders.validate(items(candidates));
    switch (reply) {
      case Reply.Ok ok -> price(candidates, ok.data());
      case Reply.Refused refused when refused.status() == 400 -> culprits(candidates, refused);
      case Reply.Refused refused -> refused(candidates, refused);
      case Reply.Unclear _, Reply.NeverSent _ -> {
        findings.add(
            new Finding(
                "ORDER-3",
                Finding.Weight.WARNING,
                "Orders not checked",
                "The service could not be asked whether it would take these orders, so there are"
                    + " no prices. "
                    + Failures.of("validate the orders", (Reply.Failure) reply).detail(),
                addresses(candidates),
                Optional.empty()));
        return false;
      }
    }
    return true;
  }

  private static List<Json.Obj> items(List<Candidate> candidates) {
    return candidates.stream().flatMap(candidate -> candidate.items().stream()).toList();
  }

  private static List<String> addresses(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::address).toList();
  }

  private void price(List<Candidate> candidates, Json data) {
    List<Quotes.Item> items = new ArrayList<>();
    for (Candidate candidate : candidates) {
      items.add(
          new Quotes.Item(
              candidate.type().kind(),
              Fields.text(candidate.after(), "product_name").orElse(""),
              Math.toIntExact(Fields.whole(candidate.after(), "contract_term_months").orElse(1))));
    }
    List<Optional<Review.Quote>> found = Quotes.of(items, data);
    for (int i = 0; i < candidates.size(); i++) {
      String address = candidates.get(i).address();
      found.get(i).ifPresent(quote -> quotes.put(address, quote));
    }
  }

  /** One bad item refuses all: asks about each, so that every culprit is named at once. */
  private void culprits(List<Candidate> candidates, Reply.Refused whole) {
    if (candidates.size() == 1) {
      refused(candidates, whole);
      return;
    }
    boolean found = false;
    for (Candidate candidate : candidates.subList(0, Math.min(candidates.size(), MAX_SINGLE))) {
      List<Candidate> alone = List.of(candidate);
      switch (orders.validate(items(alone))) {
        case Reply.Ok ok -> price(alone, ok.data());
        case Reply.Refused refused -> {
          found = true;
          refused(alone, refused);
        }
        case Reply.Unclear _, Reply.NeverSent _ -> {}
      }
    }
    if (!found) {
      refused(candidates, whole);
    }
  }

  /** A rule that has explained the refusal already becomes the finding. */
  private void refused(List<Candidate> candidates, Reply.Refused refused) {
    List<String> addresses = addresses(candidates);
    Map<Integer, Finding> explained = new HashMap<>();
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      if (candidates.size() == 1 && finding.addresses().equals(addresses)) {
        explained.put(
            i,
            new Finding(
                finding.code(),
                Finding.Weight.BLOCKING,
                finding.summary(),
                finding.detail() + " " + refused.text(),
                addresses,
                finding.next(),
                finding.at()));
      }
    }
    explained.forEach(findings::set);
    if (explained.isEmpty()) {
      findings.add(
          new Finding(
              "ORDER-1",
              Finding.Weight.BLOCKING,
              "Order would be refused",
              refused.text(),
              addresses,
              Optional.empty()));
    }
  }
}
