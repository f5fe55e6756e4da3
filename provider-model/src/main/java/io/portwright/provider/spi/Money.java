package io.portwright.provider.spi;

import java.math.BigDecimal;
import java.util.Currency;

/** An exact amount in one currency. Amounts of different currencies are never added. */
public record Money(BigDecimal amount, Currency currency) {

  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
    }
    return new Money(amount.add(other.amount), currency);
  }
}
