package io.portwright.engine.refresh;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.config.ProviderKey;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.tfstate.AdoptedState;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whose the objects of an adopted state file are: of the accounts that the configuration leads to
 * now, because the file does not say.
 */
public final class Adoption {
  private final Accounts accounts;
  private final AdoptedState state;

  public Adoption(Accounts accounts, AdoptedState state) {
    this.accounts = accounts;
    this.state = state;
    state.aliases().forEach(accounts::assign);
  }

  /**
   * Logs in wherever the file has objects, so that all of them get an owner.
   *
   * @return what prevents it
   */
  public List<Diagnostic> connect() {
    SortedSet<ProviderKey> keys = new TreeSet<>();
    state.records().keySet().forEach(address -> keys.add(accounts.key(address.resource())));
    List<Diagnostic> found = new ArrayList<>();
    keys.forEach(key -> found.addAll(accounts.account(key).diagnostics()));
    return found;
  }

  /** A record with the environment and company of its account. */
  public ResourceRecord owned(ResourceRecord record) {
    Optional<Identity> identity =
        accounts
            .account(accounts.key(record.address().resource()))
            .value()
            .map(Account::identity)
            .filter(i -> !i.equals(Identity.LOCAL));
    return record.in(identity.map(Identity::environment), identity.flatMap(Identity::companyUid));
  }

  public AdoptedState state() {
    return state;
  }
}
