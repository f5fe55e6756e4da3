package io.portwright.provider.sandbox.account;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One company.
 *
 * @param slug short name, part of its API keys
 * @param markets codes of the billing markets where it may order
 * @param partnerUid the partner that manages it; present exactly for managed accounts
 * @param supportContact whether the technical support contact that ordering needs is on file
 * @param reference what its partner calls it; empty when it has none
 * @param policy what its partner has set for it
 */
public record Company(
    int id,
    String uid,
    String slug,
    String name,
    AccountKind kind,
    Set<String> markets,
    Optional<String> partnerUid,
    boolean supportContact,
    String reference,
    Policy policy) {

  /**
   * What a partner sets for a managed account.
   *
   * @param approvals whether orders and changes wait in the Service Approval Queue
   * @param hidesPrices whether its own users see no price
   */
  public record Policy(boolean approvals, boolean hidesPrices) {
    public static final Policy OPEN = new Policy(false, false);
  }

  public Company {
    markets = Collections.unmodifiableSortedSet(new TreeSet<>(markets));
  }

  public Company withMarkets(Set<String> changed) {
    return new Company(
        id, uid, slug, name, kind, changed, partnerUid, supportContact, reference, policy);
  }

  public Company with(Policy changed) {
    return new Company(
        id, uid, slug, name, kind, markets, partnerUid, supportContact, reference, changed);
  }

  public Company called(String otherName, String otherReference) {
    return new Company(
        id,
        uid,
        slug,
        otherName,
        kind,
        markets,
        partnerUid,
        supportContact,
        otherReference,
        policy);
  }
}
