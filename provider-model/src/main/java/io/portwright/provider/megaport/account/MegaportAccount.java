package io.portwright.provider.megaport.account;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.calls.Calls;
import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.data.DataSource;
import io.portwright.provider.megaport.endpoint.EndpointType;
import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.Identity;
import io.portwright.provider.spi.LostOrder;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Progress;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.spi.Review;
import io.portwright.provider.spi.Search;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.spi.Stray;
import io.portwright.provider.value.Value.ObjectValue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Megaport account that is logged in. Each resource type is served by the {@link Desk} of its
 * family.
 */
public final class MegaportAccount implements Account {

  private final Identity identity;
  private final ApiClient client;
  private final AccountPace pace;
  private final Clock clock;
  private final Map<String, ? extends ResourceType> types;
  private final Map<String, DataSource> dataSources;
  private final Inventory inventory;
  private final PublicLists lists;
  private final OrderLookups lookups;
  private final AccountCatalogue catalogue;
  private final Desk services;
  private final EndpointDesk endpoints;
  private final PriceMemory prices = new PriceMemory();

  /**
   * @param types all resource types by name
   * @param dataSources all data sources by name
   */
  public MegaportAccount(
      Identity identity,
      ApiClient client,
      AccountPace pace,
      Clock clock,
      Map<String, ? extends ResourceType> types,
      Map<String, DataSource> dataSources) {
    this.identity = identity;
    this.client = client;
    this.pace = pace;
    this.clock = clock;
    this.types = types;
    this.dataSources = dataSources;
    this.inventory = new Inventory(client);
    this.lists = new PublicLists(client);
    this.lookups = new OrderLookups(client, inventory, lists);
    Endpoints calls =
        new Endpoints(
            client,
            lookups,
            new ServiceList(inventory),
            clock,
            pace.endAttempts(),
            pace.endPause());
    this.catalogue = new AccountCatalogue(lists, calls);
    this.services = new ServiceDesk(client, calls, pace, types, inventory, lookups, clock);
    this.endpoints = new EndpointDesk(types, calls);
  }

  private Desk desk(String type) {
    return types.get(type) instanceof EndpointType ? endpoints : services;
  }

  @Override
  public Identity identity() {
    return identity;
  }

  /** Calls that no plan makes, as the same login. */
  public Calls calls() {
    return new Calls(client);
  }

  // ---- reading ----

  @Override
  public void refresh() {
    services.refresh();
    endpoints.refresh();
  }

  @Override
  public Reading read(String type, ObjectValue recorded) {
    return desk(type).read(type, recorded);
  }

  @Override
  public Answer<ObjectValue> readData(String typeName, ObjectValue configuration) {
    return dataSource(typeName).read(configuration, catalogue);
  }

  private DataSource dataSource(String name) {
    DataSource source = dataSources.get(name);
    if (source == null) {
      throw new IllegalArgumentException("no data source " + name);
    }
    return source;
  }

  @Override
  public Answer<ObjectValue> readAgain(
      String typeName, ObjectValue configuration, ObjectValue before) {
    return dataSource(typeName).readAgain(configuration, catalogue, before);
  }

  @Override
  public boolean isSameAs(Account other) {
    return other instanceof MegaportAccount account && client.actsLike(account.client);
  }

  @Override
  public Review review(List<Review.Item> items) {
    return new PlanReview(
            types,
            new AccountFacts(inventory, lists, lookups, clock),
            lookups,
            new Orders(client),
            endpoints,
            lines -> new PlanPrices(prices, calls().prices(), lines))
        .of(items);
  }

  // ---- making changes ----

  @Override
  public Answer<Action> create(String type, ObjectValue planned, String fingerprint) {
    return desk(type).create(type, planned, fingerprint);
  }

  @Override
  public Answer<Action> update(
      String type, ObjectValue before, ObjectValue planned, String fingerprint) {
    return desk(type).update(type, before, planned, fingerprint);
  }

  @Override
  public Answer<Optional<Action>> next(
      String type, ObjectValue reached, ObjectValue planned, String fingerprint) {
    return desk(type).next(type, reached, planned, fingerprint);
  }

  @Override
  public Answer<Action> delete(String type, ObjectValue before) {
    return Answer.of(new Action.End(type, before));
  }

  @Override
  public int batchLimit() {
    return pace.batch();
  }

  @Override
  public Checked<List<String>> lookalikes(Action.Order order) {
    return desk(order.type()).lookalikes(order);
  }

  @Override
  public List<String> listed(Action.Order order) {
    return desk(order.type()).listed(order);
  }

  @Override
  public List<Diagnostic> validate(List<Action.Order> wave) {
    List<Diagnostic> found = new ArrayList<>();
    byDesk(wave).forEach((desk, orders) -> found.addAll(desk.validate(orders)));
    return found;
  }

  @Override
  public List<Outcome> send(List<Action.Order> wave, SendWindow window) {
    Map<Action.Order, Outcome> outcomes = new LinkedHashMap<>();
    byDesk(wave)
        .forEach((desk, orders) -> {
          List<Outcome> results = desk.send(orders, window);
          for (int i = 0; i < orders.size(); i++) {
            outcomes.put(orders.get(i), results.get(i));
          }
        });
    return wave.stream().map(outcomes::get).toList();
  }

  private Map<Desk, List<Action.Order>> byDesk(List<Action.Order> wave) {
    Map<Desk, List<Action.Order>> parts = new LinkedHashMap<>();
    wave.forEach(
        order -> parts.computeIfAbsent(desk(order.type()), _ -> new ArrayList<>()).add(order));
    return parts;
  }

  // ---- recovering ----

  /** What the lists do not show may wait for an approval. */
  @Override
  public Search search(LostOrder order) {
    Search search = desk(order.type()).search(order);
    return search instanceof Search.Looked looked && looked.candidates().isEmpty()
        ? new ApprovalQueue(client).doubted(looked, order)
        : search;
  }

  @Override
  public List<Stray> strays(List<LostOrder.Recorded> inState) {
    return services.strays(inState);
  }

  @Override
  public Reading found(LostOrder order, String uid) {
    return desk(order.type()).found(order, uid).mapped(new LastWritten(clock, pace.lag())::now);
  }

  // ---- changing and ending ----

  @Override
  public Outcome modify(Action.Modify change) {
    return desk(change.type()).modify(change);
  }

  @Override
  public Outcome end(Action.End end) {
    return desk(end.type()).end(end);
  }

  // ---- waiting ----

  @Override
  public Progress progress(String type, ObjectValue state, Goal goal) {
    return desk(type).progress(type, state, goal);
  }

  @Override
  public Patience patience(String type, Goal goal) {
    return new Patience(pace.usual(), pace.longest());
  }

  @Override
  public void close() {
    client.close();
  }
}
