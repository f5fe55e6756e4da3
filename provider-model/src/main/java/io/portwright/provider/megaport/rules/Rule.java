package io.portwright.provider.megaport.rules;

import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Finding.Weight;
import io.portwright.provider.value.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the table of design rules.
 *
 * @param id stable code, such as {@code VXC-1}
 * @param summary constant text, at most 60 characters
 * @param when the condition, in words
 * @param says sentences about one case; {@code {name}} stands for a value of the case
 * @param next what to do, of the same form; empty when there is nothing to do
 * @param source where the rule is written
 * @param values numbers that the condition compares with, ascending
 */
record Rule(
    String id,
    Weight weight,
    String summary,
    String when,
    String says,
    String next,
    String source,
    List<Long> values) {

  Rule {
    values = List.copyOf(values);
  }

  /** The only number that the condition compares with. */
  long value() {
    return values.getFirst();
  }

  /**
   * What the rule says about one case.
   *
   * @param addresses the one that it is about first
   * @param words values of the placeholders
   * @throws IllegalArgumentException if a placeholder has no value
   */
  Finding finding(List<String> addresses, AttributePath at, Map<String, String> words) {
    return new Finding(
        id,
        weight,
        summary,
        filled(says, words),
        addresses,
        Optional.of(filled(next, words)).filter(text -> !text.isEmpty()),
        Optional.of(at));
  }

  private String filled(String form, Map<String, String> words) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int open = form.indexOf('{'); open >= 0; open = form.indexOf('{', at)) {
      int close = form.indexOf('}', open);
      String name = form.substring(open + 1, close);
      String word = words.get(name);
      if (word == null) {
        throw new IllegalArgumentException("rule " + id + " needs a value for " + name);
      }
      out.append(form, at, open).append(word);
      at = close + 1;
    }
    return out.append(form, at, form.length()).toString();
  }

  /** Names of the placeholders, in order of their appearance. */
  List<String> placeholders() {
    List<String> names = new ArrayList<>();
    String all = says + next;
    for (int open = all.indexOf('{'); open >= 0; open = all.indexOf('{', open + 1)) {
      names.add(all.substring(open + 1, all.indexOf('}', open)));
    }
    return names;
  }
}
