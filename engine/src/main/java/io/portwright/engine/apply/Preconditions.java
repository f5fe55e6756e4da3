package io.portwright.engine.apply;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.config.ProviderKey;
import io.portwright.engine.plan.Basis;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.RootModule;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a plan may be carried out here and now. */
final class Preconditions {
  private final RootModule module;
  private final Accounts accounts;

  Preconditions(RootModule module, Accounts accounts) {
    this.module = module;
    this.accounts = accounts;
  }

  /** Why not; empty when it may. */
  List<Diagnostic> refusals(Plan plan, StateSnapshot state) {
    List<Diagnostic> found = new ArrayList<>();
    Basis basis = plan.basis();
    if (plan.hasErrors()) {
      found.add(
          Diagnostic.error(
                  "Plan has errors",
                  "The plan could not be made completely, so nothing of it is carried out. Mend"
                      + " what the plan reports and make a new one.")
              .withCode("APPLY-2"));
    }
    if (!basis.configuration().equals(module.hash())) {
      found.add(
          Diagnostic.error(
                  "Saved plan is for another configuration",
                  "The given plan can no longer be applied because the configuration files were"
                      + " changed after the plan was created.\n\nMake a new plan.")
              .withCode("APPLY-3"));
    }
    if (!basis.resources().equals(state.resourcesHash())) {
      found.add(
          Diagnostic.error(
                  "Saved plan is stale",
                  "The given plan file can no longer be applied because the state was changed by"
                      + " another operation after the plan was created.\n\nMake a new plan.")
              .withCode("APPLY-4"));
    }
    if (found.isEmpty()) {
      basis.identities().forEach((key, identity) -> found.addAll(account(key, identity)));
    }
    plan.blocking().forEach(finding -> found.add(blocking(finding)));
    return found;
  }

  private List<Diagnostic> account(String text, Identity planned) {
    ProviderKey key = ProviderKey.parse(text);
    Checked<Account> account = accounts.account(key);
    if (account.value().isEmpty()) {
      return account.diagnostics();
    }
    Identity now = account.orThrow().identity();
    if (now.environment().equals(planned.environment())
        && now.companyUid().equals(planned.companyUid())) {
      return List.of();
    }
    return List.of(
        Diagnostic.error(
                "Saved plan is for another account",
                "The plan was made for "
                    + shown(planned)
                    + ", but this run acts for "
                    + shown(now)
                    + ".\n\nUse the same credentials and environment, or make a new plan.")
            .withCode("APPLY-11"));
  }

  private static String shown(Identity identity) {
    return "environment \""
        + identity.environment()
        + "\""
        + identity
            .companyName()
            .or(identity::companyUid)
            .map(company -> ", company " + company)
            .orElse("");
  }

  private Diagnostic blocking(Finding finding) {
    String next = finding.next().map(command -> "\n\n    " + command).orElse("");
    Diagnostic plain = Diagnostic.error(finding.summary(), finding.detail() + next);
    Optional<String> address = finding.addresses().stream().findFirst();
    Diagnostic about = address.map(plain::about).orElse(plain);
    Optional<SourceRange> range =
        finding
            .at()
            .flatMap(path ->
                address
                    .flatMap(InstanceAddress::parse)
                    .flatMap(one -> module.configuration().place(one.resource(), path)));
    Diagnostic placed = range.map(about::at).orElse(about);
    return finding.code().isEmpty() ? placed : placed.withCode(finding.code());
  }
}
