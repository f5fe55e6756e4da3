package io.portwright.provider.megaport.rules;

import io.portwright.provider.spi.Finding;
import io.portwright.provider.value.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes down what rules find, in the order in which they find it. */
final class Findings {

  private final RuleBook book;
  private final List<Finding> found = new ArrayList<>();

  Findings(RuleBook book) {
    this.book = book;
  }

  /** The line of the table, for the numbers in it. */
  Rule rule(String id) {
    return book.rule(id);
  }

  void raise(String id, Planned about, AttributePath at, Map<String, String> words) {
    found.add(book.rule(id).finding(List.of(about.address()), at, words));
  }

  void raise(String id, Planned about, String attribute, Map<String, String> words) {
    raise(id, about, AttributePath.of(attribute), words);
  }

  List<Finding> all() {
    return List.copyOf(found);
  }
}
