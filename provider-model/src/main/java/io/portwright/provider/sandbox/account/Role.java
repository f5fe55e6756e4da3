package io.portwright.provider.sandbox.account;

import java.util.Locale;

/** Position of a user in a company, under the exact name that the API gives it. */
public enum Role {
  COMPANY_ADMIN("Company Admin"),
  TECHNICAL_ADMIN("Technical Admin"),
  TECHNICAL_CONTACT("Technical Contact"),
  FINANCE("Finance"),
  FINANCIAL_CONTACT("Financial Contact"),
  READ_ONLY("Read Only");

  private final String position;

  Role(String position) {
    this.position = position;
  }

  public String position() {
    return position;
  }

  /** Part of API keys: {@code company-admin}. */
  String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Whether the role has a right. Ordering covers edit and terminate, after the vendor topic
   * "Creating and Ordering Services".
   */
  public boolean may(Right right) {
    return switch (right) {
      case VIEW, DESIGN -> true;
      case ORDER, APPROVE -> this == COMPANY_ADMIN || this == TECHNICAL_ADMIN || this == FINANCE;
      case DECIDE -> this == COMPANY_ADMIN || this == TECHNICAL_ADMIN || this == TECHNICAL_CONTACT;
      case LOCK, ACCOUNTS -> this == COMPANY_ADMIN;
      case BILLING -> this == COMPANY_ADMIN || this == FINANCE || this == FINANCIAL_CONTACT;
      case USERS -> this == COMPANY_ADMIN;
    };
  }
}
