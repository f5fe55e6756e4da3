package io.portwright.engine.eval.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Matching with RE2 expressions: no look-around, no back references, linear time. */
final class Regex {

  private static final java.util.regex.Pattern GROUP_NAME =
      java.util.regex.Pattern.compile("(\\(\\?P?<)(\\w+)>");

  /** Characters of expression times text that are matched in the time of one step. */
  private static final int CHARACTERS_OF_A_STEP = 16;

  private static final int STEPS_OF_A_MATCH = 10;

  /** Stands between a name that was there before and what makes it distinct. */
  private static final String REPEATED = "__again";

  private final Pattern pattern;
  private final long size;

  private Regex(Pattern pattern, long size) {
    this.pattern = pattern;
    this.size = size;
  }

  /** The outcome of reading an expression. */
  sealed interface Reading {
    record Ready(Regex regex) implements Reading {}

    /**
     * @param problem such as {@code missing closing )}
     * @param part the part of the expression that is wrong
     */
    record Invalid(String problem, String part) implements Reading {

      /** Whether it is known only where the expression ends. */
      boolean isAtTheEnd() {
        return problem.equals("missing closing )") || problem.startsWith("trailing backslash");
      }

      /** With the part as it is written in the expression; that of a bad name is all the rest. */
      Invalid in(String expression) {
        String written = part.replace("\\{", "{");
        int start = expression.indexOf(written);
        if (start < 0) {
          return this;
        }
        boolean toTheEnd = problem.startsWith("invalid named capture") && !written.endsWith(">");
        return new Invalid(problem, toTheEnd ? expression.substring(start) : written);
      }
    }
  }

  /** One match: where it is, and its groups from 0; a group that took no part is empty. */
  record Match(int start, int end, List<Optional<String>> groups) {
    Match {
      groups = List.copyOf(groups);
    }
  }

  static Reading read(String expression) {
    return switch (RegexSize.of(expression)) {
      case RegexSize.Answer.Wrong wrong ->
          read(wrong.before(), 0) instanceof Reading.Invalid earlier && !earlier.isAtTheEnd()
              ? earlier.in(expression)
              : new Reading.Invalid(wrong.problem(), wrong.part());
      case RegexSize.Answer.Fits fits ->
          switch (read(fits.spelled(), fits.size())) {
            case Reading.Ready ready -> ready;
            case Reading.Invalid invalid -> invalid.in(expression);
          };
    };
  }

  private static Reading read(String expression, long size) {
    try {
      return new Reading.Ready(new Regex(Pattern.compile(expression), size));
    } catch (PatternSyntaxException e) {
      String distinct = withDistinctNames(expression);
      return e.getDescription().startsWith("duplicate capture group name")
              && !distinct.equals(expression)
          ? read(distinct, size)
          : new Reading.Invalid(e.getDescription(), e.getPattern());
    }
  }

  /** The library refuses a second group of the same name; Terraform does not. */
  private static String withDistinctNames(String expression) {
    Set<String> seen = new HashSet<>();
    return GROUP_NAME
        .matcher(expression)
        .replaceAll(group -> {
          String name = group.group(2);
          String distinct = seen.add(name) ? name : name + REPEATED + seen.size() + group.start();
          return java.util.regex.Matcher.quoteReplacement(group.group(1) + distinct + ">");
        });
  }

  /** Steps that it takes at most to look through a text of this length. */
  long effort(String text) {
    return size * (text.length() + 1L) / CHARACTERS_OF_A_STEP;
  }

  int groupCount() {
    return pattern.groupCount();
  }

  int namedGroupCount() {
    return pattern.namedGroups().size();
  }

  private static String plain(String name) {
    int end = name.indexOf(REPEATED);
    return end < 0 ? name : name.substring(0, end);
  }

  /** Names with the number of the last group of this name; unnamed groups are missing. */
  Map<String, Integer> names() {
    Map<String, Integer> names = new TreeMap<>();
    pattern.namedGroups().forEach((name, number) -> names.merge(plain(name), number, Math::max));
    return Collections.unmodifiableMap(names);
  }

  Optional<Match> first(String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(match(matcher)) : Optional.empty();
  }

  /** All matches from left to right; an empty one right behind another one does not count. */
  void forEach(String text, Consumer<Match> matches) {
    Matcher matcher = pattern.matcher(text);
    int from = 0;
    int lastEnd = -1;
    while (from <= text.length() && matcher.find(from)) {
      Match match = match(matcher);
      if (match.end() > match.start() || match.start() != lastEnd) {
        matches.accept(match);
      }
      lastEnd = match.end();
      from = match.end() > from ? match.end() : next(text, from);
      if (match.end() == match.start() && match.end() >= from) {
        from = next(text, match.end());
      }
    }
  }

  private static int next(String text, int position) {
    return position < text.length()
        ? position + Character.charCount(text.codePointAt(position))
        : position + 1;
  }

  private static Match match(Matcher matcher) {
    List<Optional<String>> groups = new ArrayList<>();
    for (int i = 0; i <= matcher.groupCount(); i++) {
      groups.add(Optional.ofNullable(matcher.group(i)));
    }
    return new Match(matcher.start(), matcher.end(), groups);
  }

  /** Replaces all matches; {@code $1}, {@code $name} and {@code ${name}} stand for groups. */
  String replaceAll(String text, String template, Meter meter) {
    StringBuilder out = new StringBuilder();
    int[] copied = {0};
    forEach(
        text,
        match -> {
          int before = out.length();
          out.append(text, copied[0], match.start());
          expand(out, template, match);
          copied[0] = match.end();
          meter.text(out.length() - before);
          meter.steps(STEPS_OF_A_MATCH);
        });
    return out.append(text, copied[0], text.length()).toString();
  }

  private void expand(StringBuilder out, String template, Match match) {
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at);
      if (c != '$') {
        out.append(c);
        at++;
      } else if (template.startsWith("$$", at)) {
        out.append('$');
        at += 2;
      } else {
        at = expandReference(out, template, at, match);
      }
    }
  }

  /** A dollar that starts no reference stays; a reference to no group is empty. */
  private int expandReference(StringBuilder out, String template, int dollar, Match match) {
    boolean braced = template.startsWith("{", dollar + 1);
    int start = dollar + (braced ? 2 : 1);
    int end = start;
    while (end < template.length() && isNamePart(template.codePointAt(end))) {
      end += Character.charCount(template.codePointAt(end));
    }
    if (end == start || (braced && !template.startsWith("}", end))) {
      out.append('$');
      return dollar + 1;
    }
    group(template.substring(start, end), match).ifPresent(out::append);
    return braced ? end + 1 : end;
  }

  private static boolean isNamePart(int c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private Optional<String> group(String name, Match match) {
    if (name.chars().allMatch(c -> c >= '0' && c <= '9') && name.length() < 9) {
      int number = Integer.parseInt(name);
      return number < match.groups().size() ? match.groups().get(number) : Optional.empty();
    }
    Integer number = pattern.namedGroups().get(name);
    return number == null ? Optional.empty() : match.groups().get(number);
  }
}
