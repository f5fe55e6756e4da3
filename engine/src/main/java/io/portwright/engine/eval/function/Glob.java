package io.portwright.engine.eval.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * A pattern for paths: {@code *} and {@code ?} within a name, {@code **} across folders, {@code
 * [a-z]} and {@code {one,two}}.
 */
final class Glob {

  private static final int MAX_DEPTH = 100;

  private final String path;
  private final String joined;

  private Glob(String path, String joined) {
    this.path = path;
    this.joined = joined;
  }

  /**
   * @param path of the folder, as the user wrote it
   * @param glob continues the path; may lead out of the folder again
   */
  static Glob of(String path, String glob) {
    String folder = Paths.clean(path);
    return new Glob(folder, glob.isEmpty() ? folder : Paths.clean(folder + "/" + glob));
  }

  private Pattern pattern() throws FunctionFailure {
    try {
      return Pattern.compile(expression(joined));
    } catch (PatternSyntaxException _) {
      throw FunctionFailure.call(
          "failed to glob pattern " + GoText.quoted(joined) + ": syntax error in pattern");
    }
  }

  /**
   * Paths of the files that match, relative to the folder, with slashes.
   *
   * @param working where relative paths start
   */
  List<String> filesFrom(Path working) throws FunctionFailure {
    List<String> found = new ArrayList<>();
    Path folder = working.resolve(path).normalize();
    Path start = working.resolve(fixedStart()).normalize();
    if (!Files.exists(start) || !Files.isDirectory(start) && !joined.equals(path)) {
      return found;
    }
    Pattern pattern = pattern();
    Path origin = joined.startsWith("/") ? start.getRoot() : working;
    try (Stream<Path> files = Files.walk(start, MAX_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> pattern.matcher(shown(origin, file)).matches())
          .map(file -> file.equals(folder) ? "." : slashes(folder.relativize(file)))
          .forEach(found::add);
    } catch (IOException | UncheckedIOException _) {
      throw FunctionFailure.call("failed to read the files in " + folder);
    }
    return found;
  }

  /** The path of a file in the form that the pattern has. */
  private String shown(Path origin, Path file) {
    String relative = slashes(origin.relativize(file));
    return joined.startsWith("/") ? "/" + relative : relative;
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }

  /** The leading folders of the pattern that have no wildcard: where the search starts. */
  private String fixedStart() {
    int end = 0;
    while (end < joined.length() && "*?[{\\".indexOf(joined.charAt(end)) < 0) {
      end++;
    }
    if (end == joined.length()) {
      return joined;
    }
    int slash = joined.lastIndexOf('/', end);
    return slash < 0 ? "" : joined.substring(0, slash + 1);
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
