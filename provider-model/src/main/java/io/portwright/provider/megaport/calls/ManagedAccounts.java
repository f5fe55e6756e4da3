package io.portwright.provider.megaport.calls;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.wire.Json;
import java.util.List;
import java.util.Optional;

/** The accounts that a partner manages. A call context has no effect on these calls. */
public final class ManagedAccounts {

  private static final String PATH = "/v2/managedCompanies";
  private static final String LIST = "list the managed accounts";

  private final ApiClient client;

  ManagedAccounts(ApiClient client) {
    this.client = client;
  }

  /**
   * @param reference the partner's own, which is on its invoices
   */
  public record ManagedAccount(String companyUid, String name, String reference) {

    static Optional<ManagedAccount> read(Json row) {
      return row.text("companyUid")
          .map(uid ->
              new ManagedAccount(uid, row.textOr("accountName", ""), row.textOr("accountRef", "")));
    }
  }

  /** What a partner has set for a managed account. */
  public record Settings(String companyUid, Approval approval, Prices prices) {

    /** Whether orders wait for the partner. */
    public enum Approval {
      NEEDED,
      NOT_NEEDED,
      NOT_TOLD
    }

    /** Whether users of the account see prices. */
    public enum Prices {
      SHOWN,
      HIDDEN,
      NOT_TOLD
    }

    static Optional<Settings> read(Json row) {
      Approval approval =
          row.truth("orderApprovalRequired")
              .map(needed -> needed ? Approval.NEEDED : Approval.NOT_NEEDED)
              .orElse(Approval.NOT_TOLD);
      Prices prices =
          row.truth("pricesVisible")
              .map(shown -> shown ? Prices.SHOWN : Prices.HIDDEN)
              .orElse(Prices.NOT_TOLD);
      return row.text("companyUid").map(uid -> new Settings(uid, approval, prices));
    }
  }

  /** Empty for a company that manages none. */
  public Checked<List<ManagedAccount>> list() {
    return Answers.rows(client.get(PATH), LIST, ManagedAccount::read);
  }

  /**
   * @param partnerUid company UID of the partner that is logged in
   */
  public Checked<List<Settings>> settings(String partnerUid) {
    String path =
        "/v3/company/base/partners/%s/managed_companies_settings"
            .formatted(Answers.segment(partnerUid));
    return Answers.rows(client.get(path), "read the settings of managed accounts", Settings::read);
  }

  /**
   * Makes a managed account, once.
   *
   * @param name 1 to 128 characters, not used by another one
   * @param reference 1 to 128 characters
   */
  public Checked<ManagedAccount> create(String name, String reference) {
    String operation = "make the managed account";
    Reply reply = client.once(PATH, body(name, reference));
    if (reply instanceof Reply.Unclear unclear) {
      return list().value().stream()
          .flatMap(List::stream)
          .filter(one -> one.name().equals(name) && one.reference().equals(reference))
          .findFirst()
          .map(Checked::of)
          .orElseGet(() -> Answers.failed(operation, unclear));
    }
    return Answers.one(reply, operation, ManagedAccount::read);
  }

  /** Gives a managed account another name and reference. */
  public Checked<ManagedAccount> rename(ManagedAccount account) {
    Reply reply =
        client.put(
            PATH + "/" + Answers.segment(account.companyUid()),
            body(account.name(), account.reference()));
    return Answers.one(reply, "rename the managed account", ManagedAccount::read);
  }

  private static Json.Obj body(String name, String reference) {
    return Json.EMPTY.with("accountName", name).with("accountRef", reference);
  }
}
