package io.portwright.engine.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Expressions of all families; most of them mean something. */
final class RandomExpressions {
  private static final List<FunctionTable.Form> FORMS = FunctionTable.forms();

  private static final List<String> ANYTHING = Words.of("name anything");

  private static final List<String> STRINGS = Words.of("name strings");
  private static final List<String> NUMBERS = Words.of("name numbers");
  private static final List<String> BOOLS = Words.of("name bools");
  private static final List<String> LISTS = Words.of("name lists");
  private static final List<String> MAPS = Words.of("name maps");
  private static final List<String> ATTRIBUTES = Words.of("name attributes");
  private static final List<String> OPERATORS = Words.of("name operators");

  private final Random random;
  private final Literals literals;
  private final List<String> bound = new ArrayList<>();

  RandomExpressions(Random random) {
    this.random = random;
    this.literals = new Literals(random);
  }

  /** The next expression; several lines only where it is the value of an attribute. */
  String next() {
    bound.clear();
    return switch (random.nextInt(40)) {
      case 0 -> new RandomTemplates(random, this).heredoc();
      case 1, 2, 3 -> new RandomTemplates(random, this).quoted(2);
      case 4, 5 -> "[" + list(4, () -> any(2)) + "]";
      case 23, 24, 25 -> new RandomProbes(random, this).probe();
      case 26, 27 -> new RandomProbes(random, this).unified();
      case 28 -> new RandomProbes(random, this).lines();
      case 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22 ->
          call(1 + random.nextInt(2));
      default -> any(3);
    };
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  String list(int most, Supplier<String> item) {
    List<String> items = new ArrayList<>();
    int count = random.nextInt(most + 1);
    for (int i = 0; i < count; i++) {
      items.add(item.get());
    }
    return String.join(", ", items);
  }

  /** An expression of any kind. */
  String any(int depth) {
    if (depth <= 0) {
      return atom();
    }
    return switch (random.nextInt(22)) {
      case 0, 1, 2 -> atom();
      case 3, 4, 5 -> call(depth);
      case 6, 7 -> operation(depth);
      case 8, 9 -> conditional(depth);
      case 10, 11 -> loop(depth);
      case 12 -> splat(depth);
      case 13, 14 -> index(depth);
      case 15 -> "[" + list(3, () -> any(depth - 1)) + "]";
      case 16 -> object(depth);
      case 17 -> new RandomTemplates(random, this).quoted(depth - 1);
      case 18 -> literals.pick(List.of("!", "-", "-", "!!")) + operand(depth);
      case 19 -> conversion(depth);
      case 20 -> "(" + any(depth - 1) + ")" + attribute();
      default -> any(depth - 1);
    };
  }

  private String atom() {
    if (!bound.isEmpty() && chance(50)) {
      return literals.pick(bound) + (chance(15) ? attribute() : "");
    }
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> literals.string();
      case 3, 4 -> literals.number();
      case 5 -> literals.pick(BOOLS);
      case 6 -> "null";
      case 7 -> literals.pick(List.of("[]", "{}", "[1, \"a\"]", "{a = 1}", "[null]", "{a = null}"));
      default -> literals.pick(ANYTHING);
    };
  }

  private String attribute() {
    return literals.pick(List.of(".", ".", "[*].", ".*.")) + literals.pick(ATTRIBUTES);
  }

  private String operand(int depth) {
    return switch (random.nextInt(6)) {
      case 0 -> "(" + any(depth - 1) + ")";
      case 1, 2 -> number();
      case 3 -> literals.pick(BOOLS).contains(">") ? "true" : literals.pick(STRINGS);
      default -> atom();
    };
  }

  private String operation(int depth) {
    String text = operand(depth) + " " + literals.pick(OPERATORS) + " " + operand(depth);
    return chance(30) ? text + " " + literals.pick(OPERATORS) + " " + operand(depth) : text;
  }

  private String conditional(int depth) {
    return "(" + kind('b', depth - 1) + " ? " + any(depth - 1) + " : " + any(depth - 1) + ")";
  }

  private String collection(int depth) {
    return chance(75) ? kind(chance(60) ? 'l' : 'm', depth) : any(depth);
  }

  String loop(int depth) {
    String source = collection(depth - 1);
    int outside = bound.size();
    String names = chance(50) ? "k, v" : "v";
    bound.add("v");
    if (names.length() > 1) {
      bound.add("k");
    }
    String condition = chance(30) ? " if " + kind('b', depth - 1) : "";
    String text =
        chance(50)
            ? "[for " + names + " in " + source + " : " + any(depth - 1) + condition + "]"
            : "{for "
                + names
                + " in "
                + source
                + " : "
                + any(depth > 1 ? 1 : 0)
                + " => "
                + any(depth - 1)
                + (chance(30) ? "..." : "")
                + condition
                + "}";
    while (bound.size() > outside) {
      bound.removeLast();
    }
    return text;
  }

  String splat(int depth) {
    return base(collection(depth - 1))
        + literals.pick(
            List.of(
                "[*]",
                ".*",
                "[*].name",
                "[*].k",
                ".*.k",
                "[*][0]",
                ".*.name[0]",
                "[*].a.b",
                "[*].tags[*]"));
  }

  private static String base(String text) {
    return text.matches("[a-z_.]+|[\\[{(].*") ? text : "(" + text + ")";
  }

  private String index(int depth) {
    String key =
        switch (random.nextInt(5)) {
          case 0, 1 -> literals.small();
          case 2 -> "\"" + literals.pick(ATTRIBUTES) + "\"";
          case 3 -> any(depth - 1);
          default -> atom();
        };
    return base(collection(depth - 1)) + "[" + key + "]" + (chance(20) ? attribute() : "");
  }

  private String object(int depth) {
    return "{" + list(3, () -> key(depth) + " = " + any(depth - 1)) + "}";
  }

  private String key(int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> "(" + any(depth - 1) + ")";
      case 1 -> literals.string();
      case 2 ->
          literals.pick(
              List.of("1", "true", "null", "1.50", "\"x-${local.n}\"", "for-x", "local.s"));
      default -> literals.pick(ATTRIBUTES);
    };
  }

  String conversion(int depth) {
    return literals.pick(List.of("tolist", "toset", "tomap", "tostring", "tonumber", "tobool"))
        + "("
        + (chance(60) ? collection(depth - 1) : any(depth - 1))
        + ")";
  }

  String number() {
    return chance(60) ? literals.number() : literals.pick(NUMBERS);
  }

  /** A call of a random function, its arguments mostly of the kinds it wants. */
  String call(int depth) {
    FunctionTable.Form form = literals.pick(FORMS);
    List<Character> kinds =
        form.kinds().chars().mapToObj(c -> (char) c).collect(Collectors.toList());
    if (kinds.getLast() == '*') {
      kinds.removeLast();
      char last = kinds.removeLast();
      int count = random.nextInt(4);
      for (int i = 0; i < count; i++) {
        kinds.add(last);
      }
    }
    List<String> arguments = new ArrayList<>();
    kinds.forEach(kind -> arguments.add(argument(kind, depth - 1)));
    if (chance(3)) {
      arguments.add(any(0));
    }
    if (chance(3) && !arguments.isEmpty()) {
      arguments.removeLast();
    }
    String dots = !arguments.isEmpty() && chance(3) ? "..." : "";
    return form.name() + "(" + String.join(", ", arguments) + dots + ")";
  }

  private String argument(char kind, int depth) {
    return switch (random.nextInt(40)) {
      case 0 -> "null";
      case 1, 2, 3, 4 -> any(depth);
      case 5, 6 -> literals.pick(ANYTHING);
      case 7 -> "sensitive(" + kind(kind, depth) + ")";
      default -> kind(kind, depth);
    };
  }

  /** An expression of a kind of {@link FunctionTable}. */
  String kind(char kind, int depth) {
    return switch (kind) {
      case 's' ->
          chance(70)
              ? literals.string()
              : chance(70) || depth < 1 ? literals.pick(STRINGS) : any(depth);
      case 'n' -> number();
      case 'x' -> chance(90) ? literals.small() : number();
      case 'b' -> chance(85) || depth < 1 ? literals.pick(BOOLS) : operation(depth);
      case 'a', 'k' -> any(depth);
      case 'l', 'S' -> sequence(kind, depth);
      case 'm' -> chance(60) ? literals.pick(MAPS) : object(Math.max(depth, 1));
      case 'o' -> chance(40) ? literals.pick(LISTS) : "[" + list(4, literals::string) + "]";
      case 'i' -> chance(30) ? literals.pick(LISTS) : "[" + list(4, this::number) + "]";
      case 'B' ->
          chance(20) ? literals.pick(LISTS) : "[" + list(4, () -> literals.pick(BOOLS)) + "]";
      case 'T' -> chance(80) ? literals.pick(STRINGS) : any(1);
      default -> literals.special(kind);
    };
  }

  private String sequence(char kind, int depth) {
    String text =
        switch (random.nextInt(6)) {
          case 0, 1, 2 -> literals.pick(LISTS);
          case 3 -> "[" + list(4, literals::string) + "]";
          case 4 -> "[" + list(4, this::number) + "]";
          default -> "[" + list(3, () -> any(depth)) + "]";
        };
    return chance(kind == 'S' ? 60 : 15)
        ? "toset(" + text + ")"
        : chance(10) ? "tolist(" + text + ")" : text;
  }
}
