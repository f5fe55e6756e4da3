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

  /** Refuses the call when the role lacks the right. */
  public void needs(Right right) {
    if (!user.role().may(right)) {
      throw Refusal.forbidden(
          "The role " + user.role().position() + " may not " + right.words() + ".");
    }
  }
}
