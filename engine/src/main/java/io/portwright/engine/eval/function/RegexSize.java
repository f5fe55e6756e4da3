package io.portwright.engine.eval.function;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What has to be known of a regular expression before the library gets it: how large it becomes
 * when its counted repetitions are written out, which the library does not limit by itself; the
 * mistakes that the library does not see or calls by another name; and a spelling of the braces
 * that are no repetition which it does not trip over.
 */
final class RegexSize {
  /** Most repetitions, those of repetitions multiplied. */
  private static final int MOST_REPEATED = 1_000;

  private static final int DEEPEST = 1_000;

  private static final long LARGEST = 1_000_000;

  /** Numbers have no zeros in front: braces with such stand for themselves. */
  private static final Pattern REPETITION =
      Pattern.compile("\\{(0|[1-9]\\d{0,8})(,(0|[1-9]\\d{0,8})?)?\\}");

  private final String expression;
  private final Deque<Group> open = new ArrayDeque<>();
  private Group group = new Group();

  /** What was read last: a group or a single piece. */
  private Group piece = new Group();

  private final StringBuilder spelled = new StringBuilder();
  private int position;

  private RegexSize(String expression) {
    this.expression = expression;
  }

  /** An expression in parentheses, or a piece of one. */
  private static final class Group {
    private long size;
    private long repeated = 1;

    private void add(Group other) {
      size += other.size;
      repeated = Math.max(repeated, other.repeated);
    }

    private void times(int count) {
      size *= Math.max(1, count);
      repeated *= Math.max(1, count);
    }
  }

  /** The outcome. */
  sealed interface Answer {
    /**
     * @param size about how many characters it stands for
     * @param spelled the same expression, as the library understands it
     */
    record Fits(long size, String spelled) implements Answer {}

    /**
     * @param before the expression up to the mistake, as the library understands it
     */
    record Wrong(String problem, String part, String before) implements Answer {}
  }

  static Answer of(String expression) {
    return new RegexSize(expression).measure();
  }

  private Answer measure() {
    while (position < expression.length()) {
      int start = position;
      Optional<Answer> problem = step(expression.charAt(position++), start);
      if (problem.isPresent()) {
        return problem.get();
      }
      spelled.append(expression, start, position);
    }
    while (!open.isEmpty()) {
      pop();
    }
    group.add(piece);
    return group.size > LARGEST
        ? new Answer.Wrong("expression too large", expression, "")
        : new Answer.Fits(group.size, spelled.toString());
  }

  private Optional<Answer> step(char c, int start) {
    switch (c) {
      case '\\' -> {
        if (isRefusedEscape(start)) {
          return wrongEscape(start);
        }
        single(endOfEscape());
      }
      case '[' -> {
        return characterClass();
      }
      case '(' -> {
        if (open.size() >= DEEPEST) {
          return Optional.of(new Answer.Wrong("expression nests too deeply", expression, ""));
        }
        push();
      }
      case ')' -> {
        if (open.isEmpty()) {
          return wrong("unexpected )", expression);
        }
        pop();
      }
      case '{' -> {
        return repetition(start);
      }
      default -> single(position);
    }
    return Optional.empty();
  }

  private Optional<Answer> wrong(String problem, String part) {
    return Optional.of(new Answer.Wrong(problem, part, spelled.toString()));
  }

  /** The library takes any character behind a backslash for itself unless it is ASCII. */
  private boolean isRefusedEscape(int backslash) {
    return backslash + 1 < expression.length() && expression.charAt(backslash + 1) >= 0x80;
  }

  private Optional<Answer> wrongEscape(int backslash) {
    int end = expression.offsetByCodePoints(backslash, 2);
    return wrong("invalid escape sequence", expression.substring(backslash, end));
  }

  /** Behind the escape whose second character is next: a quotation, a class, a code, a letter. */
  private int endOfEscape() {
    String end = "";
    if (expression.startsWith("Q", position)) {
      end = "\\E";
    } else if (expression.startsWith("x{", position)
        || expression.startsWith("p{", position)
        || expression.startsWith("P{", position)) {
      end = "}";
    }
    int found = expression.indexOf(end, position);
    if (found < 0) {
      return expression.length();
    }
    return end.isEmpty() ? Math.min(position + 1, expression.length()) : found + end.length();
  }

  private void single(int end) {
    position = end;
    group.add(piece);
    piece = new Group();
    piece.size = 1;
  }

  private void push() {
    group.add(piece);
    open.push(group);
    group = new Group();
    piece = new Group();
  }

  private void pop() {
    group.add(piece);
    piece = group;
    piece.size++;
    group = open.pop();
  }

  /** Up to the bracket that closes the class; a bracket right at its start is a member. */
  private Optional<Answer> characterClass() {
    int end = position;
    if (expression.startsWith("^", end)) {
      end++;
    }
    int first = end;
    while (end < expression.length() && (expression.charAt(end) != ']' || end == first)) {
      if (expression.charAt(end) == '\\' && isRefusedEscape(end)) {
        return wrongEscape(end);
      }
      int named = expression.startsWith("[:", end) ? expression.indexOf(":]", end + 2) : -1;
      if (named >= 0) {
        end = named + 2;
      } else {
        end += expression.charAt(end) == '\\' ? 2 : 1;
      }
    }
    single(Math.min(end + 1, expression.length()));
    return Optional.empty();
  }

  private Optional<Answer> repetition(int start) {
    int end = expression.indexOf('}', start);
    String part = end < 0 ? "" : expression.substring(start, end + 1);
    if (!REPETITION.matcher(part).matches()) {
      spelled.append('\\');
      single(position);
      return Optional.empty();
    }
    int count = 0;
    for (String number : part.substring(1, part.length() - 1).split(",", -1)) {
      count = Math.max(count, number.isEmpty() ? 0 : Integer.parseInt(number));
    }
    position = end + 1;
    piece.times(count);
    return piece.repeated > MOST_REPEATED || piece.size > LARGEST
        ? wrong("invalid repeat count", part)
        : Optional.empty();
  }
}
