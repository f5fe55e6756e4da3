package io.portwright.provider.megaport.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.megaport.calls.BillingMarkets.Address;
import io.portwright.provider.megaport.calls.BillingMarkets.Contact;
import io.portwright.provider.megaport.calls.BillingMarkets.Enabling;
import io.portwright.provider.megaport.calls.ManagedAccounts.ManagedAccount;
import io.portwright.provider.megaport.calls.ManagedAccounts.Settings;
import io.portwright.provider.megaport.calls.OrderApprovals.Approval;
import io.portwright.provider.megaport.calls.OrderApprovals.Decision;
import io.portwright.provider.megaport.calls.OrderApprovals.Filter;
import io.portwright.provider.megaport.calls.OrderApprovals.Status;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.sandbox.http.Fault;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every call that no plan makes, against the sandbox: what it brings and how it is refused. */
class CallsTest {

  private static final Filter PENDING = new Filter(Optional.of(Status.PENDING), List.of());

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private Product product(String user, String uid) {
    Reply reply = world.client(user, Optional.empty()).get("/v2/product/" + uid);
    return Product.read(((Reply.Ok) reply).data()).orElseThrow();
  }

  private static Json.Obj port() {
    return Json.EMPTY.with("productType", "MEGAPORT").with("locationId", 3).with("speed", 10000);
  }

  // ---- approvals ----

  private Approval pending() {
    world.port(World.HELD, "held");
    return world.as(World.PARTNER).approvals().list(PENDING).orThrow().getLast();
  }

  @Test
  void approvalsAreListedOldestFirstOverAllPages() {
    for (int i = 0; i < 103; i++) {
      world.port(World.HELD, "p" + i);
    }
    world.server.control().clearRequests();
    List<Approval> all = world.as(World.PARTNER).approvals().list(Filter.ALL).orThrow();
    assertThat(all).hasSize(103).extracting(Approval::uid).doesNotHaveDuplicates();
    assertThat(all).extracting(one -> one.created().orElseThrow()).isSorted();
    assertThat(world.server.control().requests())
        .filteredOn(request -> request.path().contains("order_approvals"))
        .hasSize(2);
    long service = all.getFirst().service().orElseThrow();
    assertThat(
            world
                .as(World.PARTNER)
                .approvals()
                .list(new Filter(Optional.of(Status.PENDING), List.of(service)))
                .orThrow())
        .extracting(Approval::uid)
        .containsExactly(all.getFirst().uid());
  }

  @Test
  void eachDecisionIsDoneByWhoMayAndNotTwice() {
    OrderApprovals partner = world.as(World.PARTNER).approvals();
    OrderApprovals asker = world.as(World.HELD).approvals();
    String first = pending().uid();
    assertThat(World.problem(asker.decide(first, Decision.APPROVE, ""))).contains("403");
    assertThat(partner.decide(first, Decision.APPROVE, "good").orThrow())
        .isEqualTo(Status.APPROVED);
    assertThat(World.problem(partner.decide(first, Decision.REJECT, "")))
        .contains("409", "APPROVED");
    assertThat(partner.decide(pending().uid(), Decision.REJECT, "").orThrow())
        .isEqualTo(Status.REJECTED);
    String third = pending().uid();
    assertThat(World.problem(partner.decide(third, Decision.WITHDRAW, ""))).contains("403");
    assertThat(asker.decide(third, Decision.WITHDRAW, "not needed").orThrow())
        .isEqualTo(Status.WITHDRAWN);
    assertThat(partner.list(Filter.ALL).orThrow())
        .extracting(Approval::status)
        .containsExactly(Status.APPROVED, Status.REJECTED, Status.WITHDRAWN);
    assertThat(World.problem(partner.decide("none/../x", Decision.APPROVE, ""))).contains("404");
  }

  @Test
  void decisionWhoseAnswerIsLostIsLookedUpAndSentOnce() {
    String uid = pending().uid();
    world.server.control().inject(Fault.once("POST", "/approve", new Fault.DropAfter()));
    world.server.control().clearRequests();
    assertThat(world.as(World.PARTNER).approvals().decide(uid, Decision.APPROVE, "").orThrow())
        .isEqualTo(Status.APPROVED);
    assertThat(world.server.control().requests())
        .filteredOn(request -> request.path().endsWith("/approve"))
        .hasSize(1);
    String other = pending().uid();
    world.server.control().inject(Fault.once("POST", "/approve", new Fault.DropBefore()));
    assertThat(
            World.problem(world.as(World.PARTNER).approvals().decide(other, Decision.APPROVE, "")))
        .contains("API-2");
  }

  // ---- locks, letters, endings ----

  @Test
  void companyAdminLocksAndUnlocks() {
    String uid = world.port(World.ADMIN, "p");
    Locks locks = world.as(World.ADMIN).locks();
    assertThat(locks.lock(uid).orThrow()).isEqualTo(Locks.State.LOCKED);
    assertThat(locks.lock(uid).orThrow()).isEqualTo(Locks.State.LOCKED);
    assertThat(Locks.of(product(World.ADMIN, uid))).isEqualTo(Locks.State.LOCKED);
    assertThat(World.problem(world.as("acme-technical-admin").locks().unlock(uid))).contains("403");
    assertThat(locks.unlock(uid).orThrow()).isEqualTo(Locks.State.OPEN);
    assertThat(World.problem(locks.lock("no-such"))).contains("API-1");
  }

  @Test
  void letterIsPdfForAnOwnPortOnly() {
    String uid = world.port(World.ADMIN, "p");
    Letters letters = world.as(World.ADMIN).letters();
    String text = new String(letters.fetch(uid).orThrow(), StandardCharsets.ISO_8859_1);
    assertThat(text).startsWith("%PDF-").contains("Letter: 1");
    assertThat(new String(letters.fetch(uid).orThrow(), StandardCharsets.ISO_8859_1))
        .contains("Letter: 2");
    assertThat(Letters.fileName(product(World.ADMIN, uid)))
        .matches("Service ID [0-9a-f]{8} \\(\\d+\\) LOA\\.pdf");
    assertThat(World.problem(letters.fetch(world.vxc(World.ADMIN)))).contains("400");
    assertThat(World.problem(world.as("globex-company-admin").letters().fetch(uid)))
        .contains("404");
  }

  @Test
  void cancellationIsTakenBack() {
    String uid = world.vxc(World.ADMIN);
    Endings endings = world.as(World.ADMIN).endings();
    assertThat(World.problem(endings.restore(uid))).contains("400", "not cancelled");
    cancel(uid);
    assertThat(endings.restore(uid).orThrow().isActive()).isTrue();
    cancel(uid);
    world.server.control().inject(Fault.once("POST", "/UN_CANCEL", new Fault.DropAfter()));
    assertThat(endings.restore(uid).orThrow().isActive()).isTrue();
    cancel(uid);
    world.server.control().inject(Fault.once("POST", "/UN_CANCEL", new Fault.DropBefore()));
    assertThat(World.problem(endings.restore(uid))).contains("API-2");
  }

  private void cancel(String uid) {
    Reply reply =
        world.client(World.ADMIN, Optional.empty()).act("/v3/product/" + uid + "/action/CANCEL");
    assertThat(reply).isInstanceOf(Reply.Ok.class);
  }

  @Test
  void chargesAndRatingsArePreviews() {
    String uid = world.vxc(World.ADMIN);
    Endings endings = world.as(World.ADMIN).endings();
    assertThat(endings.charges(uid).orThrow().lines())
        .extracting(Endings.Charges.Line::uid)
        .containsExactly(uid);
    Endings.Rating dearer = endings.rating(uid, YearMonth.of(2026, 3), 500).orThrow();
    assertThat(dearer.difference().amount()).isPositive();
    assertThat(dearer.monthly().amount()).isGreaterThan(dearer.difference().amount());
    assertThat(World.problem(endings.rating(uid, YearMonth.of(2026, 3), 0))).contains("400");
    assertThat(product(World.ADMIN, uid).isActive()).isTrue();
  }

  // ---- accounts, markets, prices ----

  @Test
  void managedAccountsAreListedMadeAndRenamed() {
    ManagedAccounts accounts = world.as(World.PARTNER).managedAccounts();
    ManagedAccount made = accounts.create("Kelp", "K-1").orThrow();
    assertThat(accounts.list().orThrow()).contains(made).hasSizeGreaterThan(3);
    ManagedAccount renamed = new ManagedAccount(made.companyUid(), "Kelp Forest", "K-2");
    assertThat(accounts.rename(renamed).orThrow()).isEqualTo(renamed);
    assertThat(World.problem(accounts.create("Kelp Forest", "K-3"))).contains("400");
    world.server.control().inject(Fault.once("POST", "/managed", new Fault.DropAfter()));
    assertThat(accounts.create("Lost", "L").orThrow().name()).isEqualTo("Lost");
    assertThat(World.problem(world.as(World.ADMIN).managedAccounts().create("x", "y")))
        .contains("403");
  }

  @Test
  void settingsOfManagedAccountsAreToldToTheirPartner() {
    ManagedAccounts accounts = world.as(World.PARTNER).managedAccounts();
    String port = world.port(World.PARTNER, "p");
    String partner = product(World.PARTNER, port).fields().text("companyUid").orElseThrow();
    String held =
        accounts.list().orThrow().stream()
            .filter(account -> account.name().equals("Silver Lake"))
            .findFirst()
            .orElseThrow()
            .companyUid();
    assertThat(accounts.settings(partner).orThrow())
        .contains(new Settings(held, Settings.Approval.NEEDED, Settings.Prices.HIDDEN));
    assertThat(World.problem(accounts.settings(held))).contains("403");
  }

  private static Enabling singapore(String currency) {
    return new Enabling(
        817,
        currency,
        "en",
        new Contact("B", "b@x.example", "+6512345678"),
        new Address(
            "1 Quay",
            Optional.empty(),
            "Singapore",
            Optional.empty(),
            Optional.empty(),
            "Singapore"),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void marketsAreListedAndEnabled() {
    BillingMarkets markets = world.as("globex-company-admin").markets();
    assertThat(markets.list().orThrow())
        .extracting(market -> market.region().orElseThrow())
        .containsExactlyInAnyOrder("AU", "US");
    assertThat(World.problem(markets.enable(singapore("AUD")))).contains("400", "currencyEnum");
    world.server.control().inject(Fault.once("POST", "/v2/market", new Fault.DropAfter()));
    long id = markets.enable(singapore("SGD")).orThrow();
    assertThat(markets.list().orThrow())
        .filteredOn(market -> market.id() == id)
        .singleElement()
        .satisfies(market -> assertThat(market.currency()).isEqualTo("SGD"));
    assertThat(World.problem(world.as("globex-technical-contact").markets().list()))
        .contains("403");
  }

  @Test
  void pricesAreTheServicesOwn() {
    PriceBook book = world.as(World.ADMIN).prices();
    PriceBook.Price month = book.product(port()).orThrow();
    assertThat(month.monthly().amount()).isPositive();
    assertThat(month.rack()).hasValue(month.monthly());
    var terms = book.terms(port()).orThrow();
    assertThat(terms.keySet()).containsExactly(1, 12, 24, 36, 48, 60);
    assertThat(terms.get(1)).isEqualTo(month);
    assertThat(terms.get(36).monthly().amount()).isLessThan(month.monthly().amount());
    Json cross = Json.array(List.of(Json.EMPTY.with("addOnType", "CROSS_CONNECT")));
    PriceBook.Price addOn =
        book.addOns(Json.EMPTY.with("locationId", 3).with("addOns", cross)).orThrow();
    assertThat(addOn.once().amount()).isPositive();
    assertThat(World.problem(book.product(port().with("speed", 7)))).contains("400");
  }

  @Test
  void priceBookNamesTheManagedAccountAndHidesWhatIsHidden() {
    String held = world.as(World.PARTNER).managedAccounts().list().orThrow().getLast().companyUid();
    Calls partner = new Calls(world.client(World.PARTNER, Optional.of(held)));
    world.server.control().clearRequests();
    assertThat(partner.prices().product(port()).orThrow().monthly().amount()).isPositive();
    assertThat(world.server.control().requests())
        .anySatisfy(request -> {
          assertThat(request.path()).isEqualTo("/v4/pricebook/product");
          assertThat(request.query()).isEqualTo("companyUid=" + held);
        });
    assertThat(World.problem(world.as(World.HELD).prices().product(port()))).contains("403");
  }
}
