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
 */
public record Company(
    int id,
    String uid,
    String slug,
    String name,
    AccountKind kind,
    Set<String> markets,
    Optional<String> partnerUid,
    boolean supportContact) {

  public Company {
    markets = Collections.unmodifiableSortedSet(new TreeSet<>(markets));
  }
}
