package io.portwright.engine.eval.function;

import static io.portwright.provider.value.Type.BOOL;
import static io.portwright.provider.value.Type.NUMBER;
import static io.portwright.provider.value.Type.STRING;

import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** Changing and splitting text. */
final class StringFunctions {

  private StringFunctions() {}

  static List<Function> all() {
    return List.of(
        ofText("chomp", StringFunctions::chomp),
        ofText("lower", text -> eachCodePoint(text, Character::toLowerCase)),
        ofText("strrev", StringFunctions::reversed),
        ofText("title", StringFunctions::title),
        ofText("trimspace", text -> trim(text, StringFunctions::isSpace)),
        ofText("upper", text -> eachCodePoint(text, Character::toUpperCase)),
        ofTwo("endswith", "str", "suffix", String::endsWith),
        ofTwo("strcontains", "str", "substr", String::contains),
        startswith(),
        indent(),
        join(),
        split(),
        substr(),
        trim(),
        trimprefix(),
        trimsuffix());
  }

  private static Function ofText(String name, UnaryOperator<String> change) {
    return Definition.named(name)
        .takes("str", STRING)
        .returns(STRING)
        .does(call -> Value.string(change.apply(call.text(0))));
  }

  private static Function ofTwo(
      String name, String first, String second, BiPredicate<String, String> test) {
    return Definition.named(name)
        .takes(first, STRING)
        .takes(second, STRING)
        .returns(BOOL)
        .does(call -> Value.bool(test.test(call.text(0), call.text(1))));
  }

  private static Function startswith() {
    return Definition.named("startswith")
        .takes(Parameter.of("str", STRING).withUnknown())
        .takes("prefix", STRING)
        .returns(BOOL)
        .does(StringFunctions::startswith);
  }

  private static Value startswith(Call call) {
    String prefix = call.text(1);
    if (!(call.argument(0) instanceof Value.UnknownValue unknown)) {
      return Value.bool(call.text(0).startsWith(prefix));
    }
    String known = unknown.refinement().prefix();
    if (known.startsWith(prefix)) {
      return Value.TRUE;
    }
    return !known.isEmpty() && known.length() >= prefix.length()
        ? Value.FALSE
        : Value.unknown(BOOL);
  }

  private static String eachCodePoint(String text, IntUnaryOperator change) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().map(change).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static String reversed(String text) {
    List<String> clusters = Graphemes.of(text);
    Collections.reverse(clusters);
    return String.join("", clusters);
  }

  private static String title(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int before = ' ';
    for (int c : text.codePoints().toArray()) {
      out.appendCodePoint(separatesWords(before) ? Character.toTitleCase(c) : c);
      before = c;
    }
    return out.toString();
  }

  private static boolean separatesWords(int c) {
    if (c < 0x80) {
      return !Character.isLetterOrDigit(c) && c != '_';
    }
    return isSpace(c);
  }

  static boolean isSpace(int c) {
    return switch (c) {
      case '\t', '\n', 0x0B, '\f', '\r', ' ', 0x85, 0xA0 -> true;
      default -> c >= 0x80 && Character.isSpaceChar(c);
    };
  }

  private interface CodePoints {
    boolean contain(int codePoint);
  }

  private static String trim(String text, CodePoints cut) {
    int[] all = text.codePoints().toArray();
    int start = 0;
    int end = all.length;
    while (start < end && cut.contain(all[start])) {
      start++;
    }
    while (end > start && cut.contain(all[end - 1])) {
      end--;
    }
    return new String(all, start, end - start);
  }

  private static String chomp(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(0, end);
  }

  private static Function trim() {
    return Definition.named("trim")
        .takes("str", STRING)
        .takes("cutset", STRING)
        .returns(STRING)
        .does(call -> {
          String cut = call.text(1);
          return Value.string(trim(call.text(0), c -> cut.indexOf(c) >= 0));
        });
  }

  private static Function trimprefix() {
    return Definition.named("trimprefix")
        .takes("str", STRING)
        .takes("prefix", STRING)
        .returns(STRING)
        .does(call -> {
          String text = call.text(0);
          String prefix = call.text(1);
          return Value.string(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
        });
  }

  private static Function trimsuffix() {
    return Definition.named("trimsuffix")
        .takes("str", STRING)
        .takes("suffix", STRING)
        .returns(STRING)
        .does(call -> {
          String text = call.text(0);
          String suffix = call.text(1);
          return Value.string(
              text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text);
        });
  }

  private static Function indent() {
    return Definition.named("indent")
        .takes("spaces", NUMBER)
        .takes("str", STRING)
        .returns(STRING)
        .does(call -> {
          long spaces = call.whole(0);
          if (spaces < 0 || spaces > Integer.MAX_VALUE / 2) {
            throw FunctionFailure.call("the number of spaces must not be negative or huge");
          }
          long lines = call.text(1).chars().filter(c -> c == '\n').count();
          call.meter().text(lines * spaces);
          String margin = "\n" + " ".repeat((int) spaces);
          return Value.string(lines == 0 ? call.text(1) : call.text(1).replace("\n", margin));
        });
  }

  private static Function substr() {
    return Definition.named("substr")
        .takes("str", STRING)
        .takes("offset", NUMBER)
        .takes("length", NUMBER)
        .returns(STRING)
        .does(call -> {
          List<String> clusters = Graphemes.of(call.text(0));
          int size = clusters.size();
          long offset = call.whole(1);
          long length = call.whole(2);
          // Terraform takes a length of 0 behind a negative offset for "to the end".
          length = offset < 0 && length == 0 ? -1 : length;
          long start = offset < 0 ? Math.max(0, size + offset) : Math.min(size, offset);
          long end = length < 0 ? size : Math.min(size, start + Math.min(length, size));
          return Value.string(String.join("", clusters.subList((int) start, (int) end)));
        });
  }

  private static Function split() {
    return Definition.named("split")
        .takes("separator", STRING)
        .takes("str", STRING)
        .returns(Type.list(STRING))
        .does(call -> {
          List<Value> parts = new ArrayList<>();
          split(
              call.text(0),
              call.text(1),
              part -> {
                call.meter().cells(1);
                parts.add(Value.string(part));
              });
          return Value.list(STRING, parts);
        });
  }

  private static void split(String separator, String text, Consumer<String> parts) {
    if (separator.isEmpty()) {
      text.codePoints().forEach(c -> parts.accept(Character.toString(c)));
      return;
    }
    int start = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
      parts.accept(text.substring(start, at));
      start = at + separator.length();
    }
    parts.accept(text.substring(start));
  }

  private static Function join() {
    return Definition.named("join")
        .takes("separator", STRING)
        .takesMany(Parameter.of("lists", Type.list(STRING)))
        .returns(STRING)
        .does(StringFunctions::join);
  }

  private static Value join(Call call) throws FunctionFailure {
    if (call.count() < 2) {
      throw FunctionFailure.call("at least one list is required");
    }
    List<String> items = new ArrayList<>();
    for (int list = 1; list < call.count(); list++) {
      if (!call.argument(list).isWhollyKnown()) {
        return Value.unknown(STRING);
      }
      int index = 0;
      for (Value item : call.argument(list).parts()) {
        if (item.isNull()) {
          String where = call.count() > 2 ? index + " of list " + list : Integer.toString(index);
          throw FunctionFailure.argument(
              list, "element " + where + " is null; cannot concatenate null values");
        }
        items.add(item.asString());
        index++;
      }
    }
    long length = (long) call.text(0).length() * items.size();
    call.meter().text(length + items.stream().mapToLong(String::length).sum());
    return Value.string(String.join(call.text(0), items));
  }
}
