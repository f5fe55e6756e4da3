package io.portwright.engine.eval.function;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * A pattern for paths: {@code *} and {@code ?} within a name, {@code **} across folders, {@code
 * [a-z]} and {@code {one,two}}.
 */
final class Glob {

  private static final int MAX_DEPTH = 100;

  /** Empty when the pattern is broken: it matches nothing. */
  private final Optional<Pattern> pattern;

  private Glob(Optional<Pattern> pattern) {
    this.pattern = pattern;
  }

  static Glob of(String glob) {
    try {
      return new Glob(Optional.of(Pattern.compile(expression(glob))));
    } catch (PatternSyntaxException _) {
      return new Glob(Optional.empty());
    }
  }

  /** Paths of the files below the folder that match, relative to it, with slashes. */
  List<String> filesIn(Path folder) throws FunctionFailure {
    List<String> found = new ArrayList<>();
    if (pattern.isEmpty() || !Files.isDirectory(folder)) {
      return found;
    }
    try (Stream<Path> files = Files.walk(folder, MAX_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(path -> pattern.get().matcher(path).matches())
          .forEach(found::add);
    } catch (IOException | java.io.UncheckedIOException _) {
      throw FunctionFailure.call("failed to read the files in " + folder);
    }
    return found;
  }

  private static String expression(String glob) {
    StringBuilder out = new StringBuilder();
    int braces = 0;
    int i = 0;
    while (i < glob.length()) {
      char c = glob.charAt(i);
      boolean startsName = i == 0 || glob.charAt(i - 1) == '/';
      if (glob.startsWith("**/", i) && startsName) {
        out.append("(?:[^/]+/)*");
        i += 3;
        continue;
      }
      if (glob.startsWith("**", i) && startsName && i + 2 == glob.length()) {
        out.append(".*");
        i += 2;
        continue;
      }
      if (c == '[') {
        int end = glob.indexOf(']', i + 2);
        if (end < 0) {
          throw new PatternSyntaxException("missing ]", glob, i);
        }
        out.append(characterClass(glob.substring(i + 1, end)));
        i = end + 1;
        continue;
      }
      if (c == '\\' && i + 1 < glob.length()) {
        out.append(Pattern.quote(glob.substring(i + 1, i + 2)));
        i += 2;
        continue;
      }
      braces += c == '{' ? 1 : c == '}' ? -1 : 0;
      out.append(single(c, braces > 0));
      i++;
    }
    return out.toString();
  }

  private static String single(char c, boolean inBraces) {
    return switch (c) {
      case '*' -> "[^/]*";
      case '?' -> "[^/]";
      case '{' -> "(?:";
      case '}' -> ")";
      case ',' -> inBraces ? "|" : ",";
      default -> Pattern.quote(Character.toString(c));
    };
  }

  private static String characterClass(String inside) {
    boolean not = inside.startsWith("^") || inside.startsWith("!");
    String members = (not ? inside.substring(1) : inside).replaceAll("[\\[\\]&^\\\\]", "\\\\$0");
    return "[" + (not ? "^/" : "") + members + "]";
  }
}
