package io.portwright.provider.megaport.calls;

import io.portwright.provider.megaport.client.ApiClient;

/** All calls of this package, made as one login. */
public final class Calls {

  private final ApiClient client;

  public Calls(ApiClient client) {
    this.client = client;
  }

  public OrderApprovals approvals() {
    return new OrderApprovals(client);
  }

  public Locks locks() {
    return new Locks(client);
  }

  public Letters letters() {
    return new Letters(client);
  }

  public Endings endings() {
    return new Endings(client);
  }

  public ManagedAccounts managedAccounts() {
    return new ManagedAccounts(client);
  }

  public BillingMarkets markets() {
    return new BillingMarkets(client);
  }

  public PriceBook prices() {
    return new PriceBook(client);
  }
}
