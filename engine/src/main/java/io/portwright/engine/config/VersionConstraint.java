package io.portwright.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditions on a version, all of which must hold: {@code >= 1.3, < 2.0}, {@code ~> 1.4}. */
record VersionConstraint(List<Condition> conditions) {
  private static final Pattern CONDITION =
      Pattern.compile(
          "\\s*(=|!=|>|<|>=|<=|~>)?\\s*v?([0-9]+(?:\\.[0-9]+)*)(-[0-9A-Za-z.-]+)?"
              + "(?:\\+[0-9A-Za-z.-]+)?\\s*");

  VersionConstraint {
    conditions = List.copyOf(conditions);
  }

  /**
   * @param segments as written, at least one
   * @param text all of it
   */
  record Condition(String operator, List<Integer> segments, boolean prerelease, String text) {

    Condition {
      segments = List.copyOf(segments);
    }

    boolean allows(List<Integer> version) {
      if (prerelease) {
        return operator.equals("!=");
      }
      int order = compare(version, segments);
      return switch (operator) {
        case "!=" -> order != 0;
        case ">" -> order > 0;
        case "<" -> order < 0;
        case ">=" -> order >= 0;
        case "<=" -> order <= 0;
        case "~>" -> order >= 0 && samePrefix(version);
        default -> order == 0;
      };
    }

    private boolean samePrefix(List<Integer> version) {
      int fixed = Math.max(1, segments.size() - 1);
      return compare(first(version, fixed), first(segments, fixed)) == 0;
    }

    private static List<Integer> first(List<Integer> segments, int count) {
      return segments.subList(0, Math.min(count, segments.size()));
    }

    private static int compare(List<Integer> a, List<Integer> b) {
      for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
        int found = Integer.compare(i < a.size() ? a.get(i) : 0, i < b.size() ? b.get(i) : 0);
        if (found != 0) {
          return found;
        }
      }
      return 0;
    }
  }

  /** Empty when the text is no constraint. */
  static Optional<VersionConstraint> parse(String text) {
    List<Condition> conditions = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher matcher = CONDITION.matcher(part);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      List<Integer> segments = new ArrayList<>();
      for (String segment : matcher.group(2).split("\\.", -1)) {
        if (segment.length() > 9) {
          return Optional.empty();
        }
        segments.add(Integer.parseInt(segment));
      }
      String operator = Optional.ofNullable(matcher.group(1)).orElse("=");
      conditions.add(new Condition(operator, segments, matcher.group(3) != null, part.strip()));
    }
    return Optional.of(new VersionConstraint(conditions));
  }

  boolean allows(List<Integer> version) {
    return conditions.stream().allMatch(condition -> condition.allows(version));
  }
}
