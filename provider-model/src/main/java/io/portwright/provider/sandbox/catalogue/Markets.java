package io.portwright.provider.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Billing markets by their code. */
public final class Markets {
  private final Map<String, Market> byCode = new LinkedHashMap<>();

  /**
   * One billing market.
   *
   * @param supplier the Megaport entity, such as {@code MEGAPORT_AUSTRALIA}
   * @param firstPartyId number of that entity
   */
  public record Market(
      String code, String country, String currency, String supplier, int firstPartyId, int tax) {}

  Markets() {
    for (JsonNode row : Rows.of("markets.json").tree()) {
      Market market =
          new Market(
              row.path("code").asText(),
              row.path("country").asText(),
              row.path("currency").asText(),
              row.path("wellKnownSupplier").asText(),
              row.path("firstPartyId").asInt(),
              row.path("taxRate").asInt());
      byCode.put(market.code(), market);
    }
  }

  public Set<String> codes() {
    return Collections.unmodifiableSet(byCode.keySet());
  }

  /** The market of a Megaport entity. */
  public Optional<Market> ofParty(int firstPartyId) {
    return byCode.values().stream()
        .filter(market -> firstPartyId > 0 && market.firstPartyId() == firstPartyId)
        .findFirst();
  }

  public Optional<Market> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }
}
