package io.portwright.engine.source.module;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths with forward slashes, shortened without looking at any disk. */
final class CleanPath {

  private CleanPath() {}

  /** Without {@code .}, doubled slashes and what {@code ..} takes back; {@code .} when empty. */
  static String of(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return parts.isEmpty() ? "." : String.join("/", parts);
  }

  /** Whether a cleaned path starts above the place it is relative to. */
  static boolean leadsOutside(String clean) {
    return clean.equals("..") || clean.startsWith("../");
  }
}
