package io.portwright.provider.megaport.account;

import io.portwright.provider.megaport.calls.PriceBook;
import io.portwright.provider.megaport.calls.PriceBook.Price;
import io.portwright.provider.megaport.calls.PriceBook.Told;
import io.portwright.provider.megaport.pricing.Cost;
import io.portwright.provider.megaport.rules.Planned;
import io.portwright.provider.megaport.rules.PriceLines;
import io.portwright.provider.spi.Money;
import io.portwright.provider.spi.Review.Item;
import io.portwright.provider.spi.Review.Quote;
import io.portwright.provider.spi.Review.Step;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Prices from the price book, for what a validation cannot price: what hangs on services that are
 * not there yet, designs, add-ons, and changes. One call for each distinct line that is not known.
 */
final class PlanPrices {

  private final PriceMemory memory;
  private final PriceBook book;
  private final PriceLines lines;
  private final SortedMap<String, Quote> quotes = new TreeMap<>();
  private final SortedSet<String> free = new TreeSet<>();
  private boolean closed;

  PlanPrices(PriceMemory memory, PriceBook book, PriceLines lines) {
    this.memory = memory;
    this.book = book;
    this.lines = lines;
  }

  SortedMap<String, Quote> quotes() {
    return quotes;
  }

  /** Addresses of what costs nothing. */
  SortedSet<String> free() {
    return free;
  }

  /** Prices one object if the price book can. */
  void price(Planned planned) {
    Item item = planned.item();
    if (item.after().isEmpty() || item.step() == Step.DELETE || item.step() == Step.KEEP) {
      return;
    }
    Cost after = lines.of(planned, item.after().get());
    if (after instanceof Cost.Free) {
      free.add(item.address());
    }
    Optional<Quote> quote =
        item.step() == Step.UPDATE
            ? changed(lines.of(planned, item.before().orElseThrow()), after)
            : found(after);
    quote.ifPresent(one -> quotes.put(item.address(), one));
  }

  private Optional<Quote> found(Cost cost) {
    return cost instanceof Cost.Listed listed
        ? price(listed)
            .map(price ->
                new Quote(
                    times(price.monthly(), listed.count()),
                    times(price.once(), listed.count()),
                    listed.termMonths()))
        : Optional.empty();
  }

  /** A change without effect on the line has no price; one whose prices differ in currency, too. */
  private Optional<Quote> changed(Cost before, Cost after) {
    if (!(before instanceof Cost.Listed was) || !(after instanceof Cost.Listed is)) {
      return Optional.empty();
    }
    if (was.equals(is)) {
      return Optional.empty();
    }
    Optional<Quote> old = found(was);
    Optional<Quote> now = old.isPresent() ? found(is) : Optional.empty();
    return now.filter(
            one -> one.monthly().currency().equals(old.orElseThrow().monthly().currency()))
        .map(one ->
            new Quote(
                one.monthly(),
                new Money(BigDecimal.ZERO, one.monthly().currency()),
                was.termMonths() == is.termMonths() ? 0 : is.termMonths(),
                old.map(Quote::monthly)));
  }

  private Optional<Price> price(Cost.Listed cost) {
    Optional<Optional<Price>> known = memory.of(cost);
    if (known.isPresent() || closed) {
      return known.orElse(Optional.empty());
    }
    return switch (book.tell(cost)) {
      case Told.Priced told -> memory.keep(cost, Optional.of(told.price()));
      case Told.Unlisted _ -> memory.keep(cost, Optional.empty());
      case Told.Closed _ -> {
        closed = true;
        yield Optional.empty();
      }
    };
  }

  private static Money times(Money money, int count) {
    return new Money(money.amount().multiply(BigDecimal.valueOf(count)), money.currency());
  }
}
