package io.portwright.engine.plan.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Money;
import io.portwright.provider.spi.Review;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Findings and quotes in a plan file. Prices are allowed there: the file is sealed. */
final class ReviewJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ReviewJson() {}

  static ObjectNode write(Review review) {
    ObjectNode out = JSON.objectNode();
    ArrayNode findings = out.putArray("findings");
    for (Finding finding : review.findings()) {
      ObjectNode node = findings.addObject();
      node.put("code", finding.code());
      node.put("weight", finding.weight().name());
      node.put("summary", finding.summary());
      node.put("detail", finding.detail());
      ArrayNode addresses = node.putArray("addresses");
      finding.addresses().forEach(addresses::add);
      finding.next().ifPresent(next -> node.put("next", next));
      finding.at().ifPresent(path -> node.set("at", PathJson.write(path)));
    }
    ObjectNode quotes = out.putObject("quotes");
    review
        .quotes()
        .forEach((address, quote) -> {
          ObjectNode node = quotes.putObject(address);
          node.set("monthly", money(quote.monthly()));
          node.set("once", money(quote.once()));
          node.put("term_months", quote.termMonths());
          quote.before().ifPresent(money -> node.set("before", money(money)));
        });
    ArrayNode free = out.putArray("free");
    review.free().forEach(free::add);
    return out;
  }

  static Review read(JsonNode json) {
    List<Finding> findings = new ArrayList<>();
    for (JsonNode node : json.path("findings")) {
      List<String> addresses = new ArrayList<>();
      node.path("addresses").forEach(address -> addresses.add(address.asText()));
      findings.add(
          new Finding(
              node.path("code").asText(),
              Finding.Weight.valueOf(node.path("weight").asText()),
              node.path("summary").asText(),
              node.path("detail").asText(),
              addresses,
              Optional.ofNullable(node.get("next")).map(JsonNode::asText),
              Optional.ofNullable(node.get("at")).map(PathJson::read)));
    }
    SortedMap<String, Review.Quote> quotes = new TreeMap<>();
    json.path("quotes")
        .properties()
        .forEach(entry ->
            quotes.put(
                entry.getKey(),
                new Review.Quote(
                    readMoney(entry.getValue().path("monthly")),
                    readMoney(entry.getValue().path("once")),
                    entry.getValue().path("term_months").asInt(),
                    Optional.ofNullable(entry.getValue().get("before"))
                        .map(ReviewJson::readMoney))));
    SortedSet<String> free = new TreeSet<>();
    json.path("free").forEach(address -> free.add(address.asText()));
    return new Review(findings, quotes, free);
  }

  private static ArrayNode money(Money money) {
    return JSON.arrayNode()
        .add(money.amount().toPlainString())
        .add(money.currency().getCurrencyCode());
  }

  private static Money readMoney(JsonNode json) {
    return new Money(
        new BigDecimal(json.path(0).asText()), Currency.getInstance(json.path(1).asText()));
  }
}
