package io.portwright.engine.eval.function;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How large a regular expression becomes when its counted repetitions are written out. The library
 * does not limit that by itself.
 */
final class RegexSize {
  /** Most repetitions, those of repetitions multiplied. */
  private static final int MOST_REPEATED = 1_000;

  private static final int DEEPEST = 1_000;

  private static final long LARGEST = 1_000_000;

  private final String expression;
  private final Deque<Group> open = new ArrayDeque<>();
  private Group group = new Group();

  /** What was read last: a group or a single piece. */
  private Group piece = new Group();

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
     */
    record Fits(long size) implements Answer {}

    record TooLarge(String problem, String part) implements Answer {}
  }

  static Answer of(String expression) {
    return new RegexSize(expression).measure();
  }

  private Answer measure() {
    while (position < expression.length()) {
      int start = position;
      char c = expression.charAt(position++);
      switch (c) {
        case '\\' -> single(position + 1);
        case '[' -> single(endOfClass());
        case '(' -> {
          if (open.size() >= DEEPEST) {
            return new Answer.TooLarge("expression nests too deeply", expression);
          }
          push();
        }
        case ')' -> pop();
        case '{' -> {
          Optional<Answer> problem = repetition(start);
          if (problem.isPresent()) {
            return problem.get();
          }
        }
        default -> single(position);
      }
    }
    while (!open.isEmpty()) {
      pop();
    }
    group.add(piece);
    return group.size > LARGEST
        ? new Answer.TooLarge("expression too large", expression)
        : new Answer.Fits(group.size);
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
    if (!open.isEmpty()) {
      group.add(piece);
      piece = group;
      piece.size++;
      group = open.pop();
    }
  }

  /** Behind the bracket that closes the class; a bracket right at its start is a member. */
  private int endOfClass() {
    int end = position;
    if (end < expression.length() && expression.charAt(end) == '^') {
      end++;
    }
    int first = end;
    while (end < expression.length() && (expression.charAt(end) != ']' || end == first)) {
      end += expression.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(end + 1, expression.length());
  }

  private Optional<Answer> repetition(int start) {
    int end = expression.indexOf('}', start);
    String part = end < 0 ? "" : expression.substring(start, end + 1);
    if (!part.matches("\\{\\d{1,9}(,\\d{0,9})?\\}")) {
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
        ? Optional.of(new Answer.TooLarge("invalid repeat count", part))
        : Optional.empty();
  }
}
