package io.portwright.provider.megaport.rules;

import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.JsonText;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Finding.Weight;
import io.portwright.provider.value.AttributePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The table of all rules about a plan, {@code design-rules.json} beside this class. Those that need
 * no call of their own are decided by {@link DesignRules}; types with endpoints of their own decide
 * theirs, and say so in the words of the table.
 */
public final class RuleBook {

  private static final String FILE = "/io/portwright/provider/megaport/rules/design-rules.json";

  private final Map<String, Rule> rules = new LinkedHashMap<>();

  private RuleBook() {}

  private static final class Shipped {
    static final RuleBook BOOK = read();
  }

  /** The table that is shipped; read once. */
  public static RuleBook shipped() {
    return Shipped.BOOK;
  }

  /**
   * What a rule says about one object.
   *
   * @param at attribute that it is about; the root for the whole block
   * @param words values of the rule's placeholders
   * @throws IllegalArgumentException if there is no such rule, or a placeholder has no value
   */
  public Finding finding(String id, String address, AttributePath at, Map<String, String> words) {
    return rule(id).finding(List.of(address), at, words);
  }

  /**
   * Reads the table.
   *
   * @throws IllegalStateException if it is not well-formed
   */
  static RuleBook read() {
    RuleBook book = new RuleBook();
    for (Json row : file().at("rules").items()) {
      Rule rule = rule(row);
      if (book.rules.put(rule.id(), rule) != null) {
        throw new IllegalStateException("two rules " + rule.id());
      }
    }
    return book;
  }

  private static Json file() {
    try (InputStream in = RuleBook.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("missing " + FILE);
      }
      return JsonText.parse(in.readAllBytes())
          .orElseThrow(() -> new IllegalStateException("no JSON: " + FILE));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  private static Rule rule(Json row) {
    List<Long> values =
        row.at("values").items().stream().map(value -> value.whole().orElseThrow()).toList();
    return new Rule(
        text(row, "id"),
        Weight.valueOf(text(row, "weight").toUpperCase(Locale.ROOT)),
        text(row, "summary"),
        text(row, "when"),
        text(row, "says"),
        row.textOr("next", ""),
        text(row, "source"),
        values);
  }

  private static String text(Json row, String field) {
    return row.text(field)
        .orElseThrow(() -> new IllegalStateException("a rule has no " + field + ": " + row));
  }

  /**
   * @throws IllegalArgumentException if there is no such rule
   */
  Rule rule(String id) {
    Rule rule = rules.get(id);
    if (rule == null) {
      throw new IllegalArgumentException("no rule " + id);
    }
    return rule;
  }

  Collection<Rule> all() {
    return rules.values();
  }
}
