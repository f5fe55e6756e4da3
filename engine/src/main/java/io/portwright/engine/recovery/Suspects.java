package io.portwright.engine.recovery;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.journal.Intent;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.StoreFailure;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Identity;
import io.portwright.provider.spi.LostOrder;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives intents the accounts that they were sent with, and what was to be made. */
final class Suspects {
  private final Accounts accounts;
  private final StateStore store;

  /**
   * @param store opens the documents that intents hold
   */
  Suspects(Accounts accounts, StateStore store) {
    this.accounts = accounts;
    this.store = store;
  }

  /** An intent that can be looked into. */
  record Suspect(Intent intent, Account account, ResourceRecord planned, LostOrder order) {}

  /** An intent that can be looked into, or why not. */
  sealed interface Found {
    record Usable(Suspect suspect) implements Found {}

    /**
     * @param why full sentences
     */
    record Unusable(String why) implements Found {}
  }

  Found of(Intent intent, StateSnapshot state) {
    Optional<Account> account = account(intent);
    if (account.isEmpty()) {
      return new Found.Unusable(
          "It was ordered in "
              + intent.scope().environment()
              + intent.scope().companyUid().map(uid -> " for company " + uid).orElse("")
              + ", where this run is not logged in.");
    }
    Optional<ResourceRecord> planned = planned(intent);
    if (planned.isEmpty()) {
      return new Found.Unusable(
          "The intent does not hold what was ordered, so its service cannot be told from others.");
    }
    LostOrder order =
        new LostOrder(
            intent.call().resourceType(),
            intent.call().serviceName(),
            intent.call().fingerprint(),
            plain(planned.get().current().orElseThrow()),
            intent.knownUids(),
            inState(intent, state));
    return new Found.Usable(new Suspect(intent, account.get(), planned.get(), order));
  }

  private static ObjectValue plain(InstanceObject object) {
    return (ObjectValue) object.attributes().unmarkedDeep();
  }

  private Optional<Account> account(Intent intent) {
    ResourceAddress resource = intent.address().resource();
    Optional<String> environment = Optional.of(intent.scope().environment());
    accounts.adopt(resource, environment, intent.scope().companyUid());
    return accounts
        .account(accounts.key(resource))
        .value()
        .filter(account -> fits(account.identity(), intent.scope()));
  }

  private static boolean fits(Identity identity, Intent.Scope scope) {
    return identity.environment().equals(scope.environment())
        && identity.companyUid().equals(scope.companyUid());
  }

  private Optional<ResourceRecord> planned(Intent intent) {
    try {
      return intent
          .memo()
          .record()
          .map(kept -> store.sealing().record(intent.address(), kept))
          .filter(record -> record.current().isPresent());
    } catch (StoreFailure _) {
      return Optional.empty();
    }
  }

  private static List<LostOrder.Recorded> inState(Intent intent, StateSnapshot state) {
    List<LostOrder.Recorded> found = new ArrayList<>();
    for (ResourceRecord record : state.records().values()) {
      boolean same =
          record.environment().equals(Optional.of(intent.scope().environment()))
              && record.companyUid().equals(intent.scope().companyUid());
      if (same) {
        Stream.concat(record.current().stream(), record.deposed().values().stream())
            .forEach(object ->
                found.add(
                    new LostOrder.Recorded(record.address().resource().type(), plain(object))));
      }
    }
    return found;
  }
}
