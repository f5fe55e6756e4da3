package io.portwright.engine.oracle;

import java.util.List;
import java.util.Random;

/** Expressions that ask what is known of unknown values, or force values into one type. */
final class RandomProbes {
  private static final List<String> QUESTIONS = Words.of("probe questions");
  private static final List<String> UNKNOWNS = Words.of("name unknowns");
  private static final List<String> ANYTHING = Words.of("name anything");

  private final Random random;
  private final RandomExpressions expressions;
  private final Literals literals;

  RandomProbes(Random random, RandomExpressions expressions) {
    this.random = random;
    this.expressions = expressions;
    this.literals = new Literals(random);
  }

  /** Asks about something unknown what may be known of it. */
  String probe() {
    String about =
        literals.pick(
            List.of(
                expressions.call(1),
                expressions.call(1),
                "\""
                    + literals.pick(List.of("a", "pre-", "é", "x:"))
                    + "${"
                    + literals.pick(UNKNOWNS)
                    + "}\"",
                "("
                    + expressions.kind('b', 1)
                    + " ? "
                    + literals.pick(UNKNOWNS)
                    + " : "
                    + expressions.any(1)
                    + ")",
                "(local.ubool ? " + expressions.any(1) + " : " + expressions.any(1) + ")",
                literals.pick(UNKNOWNS),
                expressions.conversion(1),
                expressions.loop(1),
                expressions.splat(1)));
    String question = literals.pick(QUESTIONS);
    return question.replace("%s", about.contains("\n") ? "local.ustr" : about).replace("%%", "%");
  }

  /** Values of nearly the same structure, made one type. */
  String unified() {
    String a = structure(2);
    String b = structure(2);
    return switch (random.nextInt(8)) {
      case 0 -> "tolist([" + a + ", " + b + "])";
      case 1 -> "tomap({x = " + a + ", y = " + b + "})";
      case 2 -> "toset([" + a + ", " + b + "])";
      case 3 -> "coalesce(" + a + ", " + b + ")";
      case 4 -> a + " == " + b;
      case 5 -> "concat(tolist([" + a + "]), tolist([" + b + "]))";
      case 6 -> "[for x in tolist([" + a + ", " + b + "]) : x]";
      default ->
          "("
              + literals.pick(List.of("true", "false", "local.ubool", "local.t"))
              + " ? "
              + a
              + " : "
              + b
              + ")";
    };
  }

  private String structure(int depth) {
    if (depth == 0) {
      return literals.pick(
          List.of(
              "1",
              "\"a\"",
              "true",
              "null",
              "local.udyn",
              "local.ustr",
              "\"1\"",
              "tostring(null)",
              "[]",
              "{}",
              "sensitive(1)"));
    }
    return switch (random.nextInt(9)) {
      case 0, 1 -> "[" + expressions.list(3, () -> structure(depth - 1)) + "]";
      case 2, 3, 4 -> "{" + structureItem("a", depth) + structureItem("b", depth) + "}";
      case 5 -> "tolist([" + structure(depth - 1) + "])";
      case 6 -> "tomap({" + structureItem("a", depth) + "})";
      case 7 -> "toset([" + expressions.list(2, () -> structure(depth - 1)) + "])";
      default -> literals.pick(ANYTHING);
    };
  }

  private String structureItem(String name, int depth) {
    return random.nextInt(100) < 80
        ? name + " = " + structure(depth - 1) + (name.equals("a") ? ", " : "")
        : "";
  }

  /** Several lines, comments, and commas where they may or may not be. */
  String lines() {
    String end =
        literals.pick(
            List.of("\n", ",\n", " # c\n", ", // c\n", " /* c */\n", ",,\n", "\n\n", ";\n"));
    return switch (random.nextInt(7)) {
      case 0 -> "{\n a = " + expressions.any(1) + end + " b = " + expressions.any(1) + end + "}";
      case 1 -> "[\n" + expressions.any(1) + end + expressions.any(1) + end + "]";
      case 2 -> expressions.any(1) + "\n + " + expressions.number();
      case 3 -> "(" + expressions.any(1) + "\n == " + expressions.any(1) + "\n)";
      case 4 -> "upper(\n" + literals.string() + end + ")";
      case 5 -> "[for x in [1]\n : x\n if true\n]";
      default -> expressions.any(1) + " ?\n 1 : 2";
    };
  }
}
