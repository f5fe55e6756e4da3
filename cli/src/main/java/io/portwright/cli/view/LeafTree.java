package io.portwright.cli.view;

import io.portwright.engine.state.format.StoredField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Leaves put together again, as the arguments of a block. */
final class LeafTree {
  private static final Pattern STEP =
      Pattern.compile("\\.?([^.\\[]+)|\\[(\"(?:[^\"\\\\]|\\\\.)*\"|[0-9]+)\\]");

  private final Map<String, LeafTree> parts = new LinkedHashMap<>();
  private Optional<StoredField> leaf = Optional.empty();

  static LeafTree of(SortedMap<String, StoredField> leaves) {
    LeafTree root = new LeafTree();
    leaves.forEach((path, field) -> {
      LeafTree at = root;
      Matcher step = STEP.matcher(path);
      while (step.find()) {
        String name = Optional.ofNullable(step.group(1)).orElseGet(() -> "[" + step.group(2));
        at = at.parts.computeIfAbsent(name, _ -> new LeafTree());
      }
      at.leaf = Optional.of(field);
    });
    return root;
  }

  /** Lines {@code name = value}; a secret is a comment that somebody has to replace. */
  List<String> lines(int indent) {
    List<String> lines = new ArrayList<>();
    int widest = parts.keySet().stream().mapToInt(LeafTree::width).max().orElse(0);
    parts.forEach((name, part) -> {
      String start = " ".repeat(indent) + label(name) + " ".repeat(widest - width(name)) + " = ";
      lines.addAll(part.value(start, indent));
    });
    return lines;
  }

  private static int width(String name) {
    return Wrap.width(label(name));
  }

  private static String label(String name) {
    return Wrap.harmless(name.startsWith("[") ? name.substring(1) : name);
  }

  private List<String> value(String start, int indent) {
    if (leaf.isPresent()) {
      String text = leaf.get().isSealed() ? "null  # a secret: set it" : leaf.get().text();
      return List.of(start + Wrap.harmless(text));
    }
    boolean isList = parts.keySet().stream().allMatch(name -> name.matches("\\[[0-9]+"));
    List<String> lines = new ArrayList<>();
    lines.add(start + (isList ? "[" : "{"));
    if (isList) {
      for (LeafTree part : parts.values()) {
        List<String> item = new ArrayList<>(part.value(" ".repeat(indent + 2), indent + 2));
        item.add(item.removeLast() + ",");
        lines.addAll(item);
      }
    } else {
      lines.addAll(lines(indent + 2));
    }
    lines.add(" ".repeat(indent) + (isList ? "]" : "}"));
    return lines;
  }
}
