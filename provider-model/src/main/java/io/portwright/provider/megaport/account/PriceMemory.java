package io.portwright.provider.megaport.account;

import io.portwright.provider.megaport.calls.PriceBook.Price;
import io.portwright.provider.megaport.pricing.Cost;
import io.portwright.provider.megaport.wire.Json;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the price book has said about lines during this run. Safe for several threads. */
final class PriceMemory {

  private record Line(Cost.Chapter chapter, Json.Obj body) {}

  private final Map<Line, Optional<Price>> prices = new ConcurrentHashMap<>();

  /** Empty when it was never asked; an empty price when it has none. */
  Optional<Optional<Price>> of(Cost.Listed cost) {
    return Optional.ofNullable(prices.get(line(cost)));
  }

  Optional<Price> keep(Cost.Listed cost, Optional<Price> price) {
    prices.put(line(cost), price);
    return price;
  }

  private static Line line(Cost.Listed cost) {
    return new Line(cost.chapter(), cost.line());
  }
}
