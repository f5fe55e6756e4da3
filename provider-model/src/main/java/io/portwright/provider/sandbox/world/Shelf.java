package io.portwright.provider.sandbox.world;

/** Where something is kept that is not a service. The key of a record is named for each. */
public enum Shelf {
  /** Companies that differ from the seeded ones, or came later; by company uid. */
  COMPANIES,
  /** Users that differ from the seeded ones, or came later; by employee number. */
  USERS,
  /** Billing contacts of enabled markets; by company uid and market code. */
  MARKETS,
  /** Orders and changes of managed accounts that their partner decides; by approval uid. */
  APPROVALS,
  /** Mail settings; by company uid. */
  PREFERENCES,
  /** Marketplace profiles; by company uid. */
  PROFILES,
  /** What users did, the latest {@value #ACTIVITY_LIMIT}; by number. */
  ACTIVITY,
  /** Letters of authorization, with their date of issue; by service uid. */
  LETTERS;

  static final int ACTIVITY_LIMIT = 2_000;
}
