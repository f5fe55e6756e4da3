package io.portwright.engine.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Expressions of all families; most of them mean something. */
final class RandomExpressions {
  private static final List<FunctionTable.Form> FORMS = FunctionTable.forms();

  private static final List<String> ANYTHING =
      List.of(
          "var.ls",
          "var.ln",
          "var.ss",
          "var.sn",
          "var.ms",
          "var.mn",
          "var.lls",
          "var.lo",
          "var.mo",
          "var.so",
          "var.tup",
          "var.any",
          "var.nul",
          "var.nulo",
          "var.null",
          "var.sec",
          "var.secm",
          "var.eph",
          "local.s",
          "local.n",
          "local.f",
          "local.t",
          "local.tup",
          "local.obj",
          "local.empty",
          "local.none",
          "local.multi",
          "local.ustr",
          "local.udyn",
          "local.unum",
          "local.ubool",
          "local.ulist",
          "local.uset",
          "local.umap",
          "local.utmap",
          "local.part",
          "local.plist",
          "local.tlist",
          "local.upre",
          "local.sus",
          "local.psec",
          "local.lsec",
          "terraform_data.a",
          "terraform_data.many",
          "terraform_data.each",
          "terraform_data.a.input",
          "terraform_data.many[*].id",
          "terraform_data.each[\"k1\"].input",
          "path.module",
          "terraform.workspace");

  private static final List<String> STRINGS =
      List.of(
          "var.sec",
          "local.s",
          "local.multi",
          "local.ustr",
          "local.upre",
          "local.sus",
          "var.nul",
          "var.ls[0]",
          "var.tup[0]",
          "local.obj.b",
          "var.eph",
          "local.psec.shut",
          "local.tpl",
          "terraform_data.a.id");
  private static final List<String> NUMBERS =
      List.of(
          "local.n",
          "local.f",
          "local.unum",
          "local.udyn",
          "var.ln[0]",
          "var.mn.two",
          "local.obj.a",
          "length(var.ls)",
          "local.psec.deep[1]",
          "length(local.ulist)");
  private static final List<String> BOOLS =
      List.of(
          "local.t",
          "local.ubool",
          "true",
          "false",
          "true",
          "false",
          "\"true\"",
          "local.n > 3",
          "local.unum > 3",
          "sensitive(true)",
          "var.nul == null",
          "local.ustr == null",
          "tobool(null)");
  private static final List<String> LISTS =
      List.of(
          "var.ls",
          "var.ln",
          "var.lls",
          "var.lo",
          "var.tup",
          "var.any",
          "local.tup",
          "local.empty",
          "local.ulist",
          "local.plist",
          "local.tlist",
          "local.lsec",
          "var.null",
          "var.ss",
          "var.so",
          "local.uset",
          "var.sn",
          "terraform_data.many");
  private static final List<String> MAPS =
      List.of(
          "var.ms",
          "var.mn",
          "var.mo",
          "var.secm",
          "local.obj",
          "local.umap",
          "local.utmap",
          "local.part",
          "local.psec",
          "var.nulo",
          "terraform_data.a",
          "terraform_data.each");
  private static final List<String> UNKNOWNS =
      List.of(
          "local.ustr",
          "local.udyn",
          "local.unum",
          "local.ubool",
          "local.ulist",
          "local.uset",
          "local.umap",
          "local.utmap",
          "local.part",
          "local.plist",
          "local.tlist",
          "local.upre",
          "local.sus",
          "terraform_data.a.output",
          "timestamp()",
          "uuid()");
  private static final List<String> ATTRIBUTES =
      List.of(
          "a", "b", "k", "name", "id", "input", "code", "vlan", "tags", "mkt", "on", "nope", "shut",
          "d", "c", "known", "unk");
  private static final List<String> OPERATORS =
      List.of("+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "==", "!=");

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
      case 23, 24, 25 -> probe();
      case 26, 27 -> unified();
      case 28 -> lines();
      case 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22 ->
          call(1 + random.nextInt(2));
      default -> any(3);
    };
  }

  /** Asks about something unknown what may be known of it. */
  private String probe() {
    String about =
        literals.pick(
            List.of(
                call(1),
                call(1),
                "\""
                    + literals.pick(List.of("a", "pre-", "é", "x:"))
                    + "${"
                    + literals.pick(UNKNOWNS)
                    + "}\"",
                "(" + kind('b', 1) + " ? " + literals.pick(UNKNOWNS) + " : " + any(1) + ")",
                "(local.ubool ? " + any(1) + " : " + any(1) + ")",
                literals.pick(UNKNOWNS),
                conversion(1),
                loop(1),
                splat(1)));
    String question =
        literals.pick(
            List.of(
                "%s == null",
                "%s != null",
                "%s == \"\"",
                "startswith(%s, \"pre\")",
                "startswith(%s, \"x:é\")",
                "length(%s)",
                "length(%s) > 0",
                "length(%s) == 2",
                "length(%s) < 3",
                "%s > 0",
                "%s >= -1",
                "%s < 10",
                "%s == 1",
                "[%s][0]",
                "try(%s, 1)",
                "can(%s)",
                "[for x in [%s] : x]",
                "[for x in %s : 1]",
                "%s[*]",
                "jsonencode(%s)",
                "\"${%s}\"",
                "issensitive(%s)",
                "[for x in [1] : x if %s]",
                "{a = %s}.a == null",
                "coalesce(%s, \"z\")",
                "one(%s[*])",
                "tolist([%s, 1])",
                "toset([%s])",
                "nonsensitive(%s)",
                "keys({a = %s})",
                "values({a = %s})",
                "merge({a = 1}, %s)",
                "concat([1], %s)",
                "lookup({a = %s}, \"a\")",
                "element([%s], 0)",
                "contains([%s], 1)",
                "flatten([%s])",
                "tostring(%s)",
                "strcontains(%s, \"e-\")",
                "format(\"%%s\", %s)",
                "format(\"p-%%v\", %s)",
                "join(\"-\", [\"a\", %s])",
                "replace(%s, \"a\", \"b\")",
                "abs(%s) >= 0",
                "ceil(%s) > 1",
                "max(%s, 5) > 3",
                "signum(%s) < 2",
                "upper(%s) == \"X\"",
                "substr(%s, 0, 1)"));
    return question.replace("%s", about.contains("\n") ? "local.ustr" : about).replace("%%", "%");
  }

  /** Values of nearly the same structure, made one type. */
  private String unified() {
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
      case 0, 1 -> "[" + list(3, () -> structure(depth - 1)) + "]";
      case 2, 3, 4 -> "{" + structureItem("a", depth) + structureItem("b", depth) + "}";
      case 5 -> "tolist([" + structure(depth - 1) + "])";
      case 6 -> "tomap({" + structureItem("a", depth) + "})";
      case 7 -> "toset([" + list(2, () -> structure(depth - 1)) + "])";
      default -> literals.pick(ANYTHING);
    };
  }

  private String structureItem(String name, int depth) {
    return chance(80) ? name + " = " + structure(depth - 1) + (name.equals("a") ? ", " : "") : "";
  }

  /** Several lines, comments, and commas where they may or may not be. */
  private String lines() {
    String end =
        literals.pick(
            List.of("\n", ",\n", " # c\n", ", // c\n", " /* c */\n", ",,\n", "\n\n", ";\n"));
    return switch (random.nextInt(7)) {
      case 0 -> "{\n a = " + any(1) + end + " b = " + any(1) + end + "}";
      case 1 -> "[\n" + any(1) + end + any(1) + end + "]";
      case 2 -> any(1) + "\n + " + number();
      case 3 -> "(" + any(1) + "\n == " + any(1) + "\n)";
      case 4 -> "upper(\n" + literals.string() + end + ")";
      case 5 -> "[for x in [1]\n : x\n if true\n]";
      default -> any(1) + " ?\n 1 : 2";
    };
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String list(int most, Supplier<String> item) {
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

  private String loop(int depth) {
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

  private String splat(int depth) {
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

  private String conversion(int depth) {
    return literals.pick(List.of("tolist", "toset", "tomap", "tostring", "tonumber", "tobool"))
        + "("
        + (chance(60) ? collection(depth - 1) : any(depth - 1))
        + ")";
  }

  private String number() {
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
