package io.portwright.provider.sandbox.account;

import io.portwright.provider.sandbox.wire.Refusal;

/**
 * On whose behalf a call is made.
 *
 * @param user who logged in
 * @param company the account in force: the user's own, or a managed account that a partner switched
 *     into
 */
public record Caller(User user, Company company) {

  public boolean switched() {
    return !user.company().uid().equals(company.uid());
  }

  /** Whether prices are told: a partner can hide them from the users of a managed account. */
  public boolean seesPrices() {
    return switched() || !company.policy().hidesPrices();
  }

  /** Refuses the call when its partner hides prices from this caller. */
  public void needsPrices() {
    if (!seesPrices()) {
      throw Refusal.forbidden("Prices are hidden by your partner.");
    }
  }

  /** Refuses the call when the role lacks the right. */
  public void needs(Right right) {
    if (!user.role().may(right)) {
      throw Refusal.forbidden(
          "The role " + user.role().position() + " may not " + right.words() + ".");
    }
  }
}
