package io.portwright.engine.eval.function;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths as text with slashes, without looking at any disk. */
final class Paths {

  private Paths() {}

  /** The last part; {@code .} for nothing and {@code /} for the root. */
  static String base(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    String trimmed = path.substring(0, end);
    return trimmed.isEmpty() ? "/" : trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  /** Everything before the last slash, without detours. */
  static String folder(String path) {
    return clean(path.substring(0, path.lastIndexOf('/') + 1));
  }

  /** Without {@code .}, without {@code ..} where that is possible, without double slashes. */
  static String clean(String path) {
    boolean rooted = path.startsWith("/");
    Deque<String> parts = new ArrayDeque<>();
    int start = 0;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      step(parts, path.substring(start, end), rooted);
      start = end + 1;
    }
    String joined = String.join("/", parts);
    if (rooted) {
      return "/" + joined;
    }
    return joined.isEmpty() ? "." : joined;
  }

  private static void step(Deque<String> parts, String part, boolean rooted) {
    if (part.isEmpty() || part.equals(".")) {
      return;
    }
    if (!part.equals("..")) {
      parts.addLast(part);
    } else if (!parts.isEmpty() && !parts.getLast().equals("..")) {
      parts.removeLast();
    } else if (!rooted) {
      parts.addLast(part);
    }
  }
}
