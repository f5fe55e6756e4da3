package io.portwright.engine.eval.function;

import static io.portwright.provider.value.Type.DYNAMIC;
import static io.portwright.provider.value.Type.STRING;

import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Searching and replacing with regular expressions. */
final class RegexFunctions {

  private RegexFunctions() {}

  static List<Function> all() {
    return List.of(regex(), regexall(), replace());
  }

  private static Function regex() {
    return Definition.named("regex")
        .takes("pattern", STRING)
        .takes("string", STRING)
        .returns(arguments ->
            arguments.getFirst().isKnown() ? resultType(arguments.getFirst()) : DYNAMIC)
        .does(call -> {
          Regex regex = regexOf(call.text(0));
          call.meter().steps(regex.effort(call.text(1)));
          Optional<Regex.Match> match = regex.first(call.text(1));
          if (match.isEmpty()) {
            throw FunctionFailure.call("pattern did not match any part of the given string");
          }
          return result(regex, match.get());
        });
  }

  private static Function regexall() {
    return Definition.named("regexall")
        .takes("pattern", STRING)
        .takes("string", STRING)
        .returns(arguments ->
            Type.list(arguments.getFirst().isKnown() ? resultType(arguments.getFirst()) : DYNAMIC))
        .does(call -> {
          Regex regex = regexOf(call.text(0));
          call.meter().steps(regex.effort(call.text(1)));
          List<Value> results = new ArrayList<>();
          regex.forEach(
              call.text(1),
              match -> {
                call.meter().cells(1L + regex.groupCount());
                results.add(result(regex, match));
              });
          return Value.list(resultType(call.argument(0)), results);
        });
  }

  private static Regex regexOf(String pattern) throws FunctionFailure {
    return switch (Regex.read(pattern)) {
      case Regex.Reading.Ready ready -> ready.regex();
      case Regex.Reading.Invalid invalid ->
          throw FunctionFailure.argument(
              0, "invalid regexp pattern: " + invalid.problem() + " in " + invalid.part());
    };
  }

  private static Type resultType(Value pattern) throws FunctionFailure {
    Regex regex = regexOf(pattern.asString());
    if (regex.groupCount() == 0) {
      return STRING;
    }
    Map<String, Integer> names = regex.names();
    if (names.isEmpty()) {
      List<Type> types = new ArrayList<>();
      for (int i = 0; i < regex.groupCount(); i++) {
        types.add(STRING);
      }
      return Type.tuple(types);
    }
    if (regex.namedGroupCount() != regex.groupCount()) {
      throw FunctionFailure.argument(
          0, "invalid regexp pattern: cannot mix both named and unnamed capture groups");
    }
    Map<String, Type> attributes = new HashMap<>();
    names.keySet().forEach(name -> attributes.put(name, STRING));
    return Type.object(attributes);
  }

  private static Value result(Regex regex, Regex.Match match) {
    if (regex.groupCount() == 0) {
      return group(match, 0);
    }
    if (regex.names().isEmpty()) {
      List<Value> groups = new ArrayList<>();
      for (int i = 1; i <= regex.groupCount(); i++) {
        groups.add(group(match, i));
      }
      return Value.tuple(groups);
    }
    Map<String, Value> groups = new HashMap<>();
    regex.names().forEach((name, number) -> groups.put(name, group(match, number)));
    return Value.object(groups);
  }

  private static Value group(Regex.Match match, int number) {
    return match.groups().get(number).map(Value::string).orElse(Value.nullOf(STRING));
  }

  private static Function replace() {
    return Definition.named("replace")
        .takes("str", STRING)
        .takes("substr", STRING)
        .takes("replace", STRING)
        .returns(STRING)
        .does(call -> Value.string(replaced(call)));
  }

  /** An expression between slashes is a regular expression, everything else is literal. */
  private static String replaced(Call call) throws FunctionFailure {
    String text = call.text(0);
    String wanted = call.text(1);
    String by = call.text(2);
    if (wanted.length() > 1 && wanted.startsWith("/") && wanted.endsWith("/")) {
      return switch (Regex.read(wanted.substring(1, wanted.length() - 1))) {
        case Regex.Reading.Ready ready -> {
          call.meter().steps(ready.regex().effort(text));
          yield ready.regex().replaceAll(text, by, call.meter());
        }
        case Regex.Reading.Invalid invalid ->
            throw FunctionFailure.call(
                "error parsing regexp: " + invalid.problem() + ": `" + invalid.part() + "`");
      };
    }
    if (!wanted.isEmpty()) {
      return replaced(text, wanted, by, call.meter());
    }
    call.meter().text((1L + text.length()) * by.length());
    StringBuilder out = new StringBuilder(by);
    text.codePoints().forEach(c -> out.appendCodePoint(c).append(by));
    return out.toString();
  }

  private static String replaced(String text, String wanted, String by, Meter meter) {
    StringBuilder out = new StringBuilder();
    int copied = 0;
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, copied)) {
      meter.text(at - copied + by.length());
      out.append(text, copied, at).append(by);
      copied = at + wanted.length();
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }
}
