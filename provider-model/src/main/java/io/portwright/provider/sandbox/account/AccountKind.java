package io.portwright.provider.sandbox.account;

/** What a company is to Megaport. */
public enum AccountKind {
  DIRECT,
  /** Resells to managed accounts and can act for them. */
  PARTNER,
  /** Belongs to exactly one partner. */
  MANAGED,
  /** Enables markets and pays for the partners that it referred. */
  DISTRIBUTOR,
  /** A partner that a distributor referred: no sight of billing markets. */
  REFERRED_PARTNER
}
