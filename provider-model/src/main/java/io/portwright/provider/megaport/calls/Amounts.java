package io.portwright.provider.megaport.calls;

import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.Money;
import java.util.Currency;
import java.util.Optional;

/** Amounts of money in answers, with the currency that stands beside them. */
final class Amounts {

  private Amounts() {}

  /** Empty when amount or currency is missing or not understood; never zero instead. */
  static Optional<Money> of(Json object, String field) {
    return currency(object)
        .flatMap(currency -> object.decimal(field).map(amount -> new Money(amount, currency)));
  }

  static Optional<Currency> currency(Json object) {
    try {
      return object.text("currency").map(Currency::getInstance);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
