package io.portwright.provider.sandbox.account;

/** What a call needs from the role of its caller. */
public enum Right {
  VIEW("view services"),
  DESIGN("design and price services"),
  ORDER("order, change or terminate services"),
  APPROVE("approve orders"),
  LOCK("lock or unlock services"),
  BILLING("see or change billing"),
  ACCOUNTS("administer managed accounts"),
  DECIDE("decide on orders of managed accounts"),
  USERS("administer users");

  private final String words;

  Right(String words) {
    this.words = words;
  }

  /** For refusals: "order, change or terminate services". */
  public String words() {
    return words;
  }
}
