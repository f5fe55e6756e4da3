package io.portwright.cli.view;

import io.portwright.provider.spi.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Amounts of money as text: grouped by thousands, the currency's usual decimals. */
final class Amounts {

  private Amounts() {}

  static String grouped(Money money) {
    return grouped(money.amount(), Math.max(0, money.currency().getDefaultFractionDigits()));
  }

  /** With a sign, also for gains. */
  static String signed(Money money) {
    return (money.amount().signum() > 0 ? "+" : "") + grouped(money);
  }

  private static String grouped(BigDecimal amount, int decimals) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(amount.setScale(decimals, RoundingMode.HALF_EVEN));
  }
}
