package io.portwright.cli.view;

import io.portwright.cli.view.Style.Glyph;
import io.portwright.cli.view.Style.Tone;
import io.portwright.engine.syntax.json.JsonPath;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Problems as text: language errors in Terraform's box, our own findings with their code. Exact
 * duplicates show once.
 */
public final class DiagnosticView {
  private static final int MOST_PLACES = 8;
  private static final int MOST_SNIPPET_LINES = 6;
  private static final int MOST_SNIPPET_COLUMNS = 400;

  /** As one reads the files; findings without a place come last, in the order they were made. */
  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing((Diagnostic d) -> d.subject().isEmpty())
          .thenComparing(d -> d.subject().map(range -> range.file().name()).orElse(""))
          .thenComparing(d -> d.subject().map(SourceRange::start).orElse(0));

  private final Style style;

  public DiagnosticView(Style style) {
    this.style = style;
  }

  /**
   * As {@link #render(List)}; when {@code compact} and nothing is an error, each warning is one
   * line.
   */
  public List<String> render(List<Diagnostic> diagnostics, boolean compact) {
    if (!compact || diagnostics.stream().anyMatch(Diagnostic::isError)) {
      return render(diagnostics);
    }
    List<String> lines = new ArrayList<>();
    for (Diagnostic warning : new LinkedHashSet<>(diagnostics)) {
      String place = warning.subject().map(range -> " (" + range + ")").orElse("");
      lines.add(style.paint(Tone.WARNING, "Warning: ") + warning.summary() + place);
    }
    return lines;
  }

  /** All of them, each followed by an empty line; errors last, where the eye rests. */
  public List<String> render(List<Diagnostic> diagnostics) {
    List<String> lines = new ArrayList<>();
    List<Diagnostic> distinct = sorted(diagnostics);
    render(distinct.stream().filter(d -> !d.isError()).toList(), lines);
    render(distinct.stream().filter(Diagnostic::isError).toList(), lines);
    return lines;
  }

  /** Each once, as one reads the files. */
  static List<Diagnostic> sorted(List<Diagnostic> diagnostics) {
    List<Diagnostic> distinct = new ArrayList<>(new LinkedHashSet<>(diagnostics));
    distinct.sort(BY_PLACE);
    return distinct;
  }

  /** Findings that say the same of several places show once, with the other places behind. */
  private void render(List<Diagnostic> diagnostics, Collection<String> lines) {
    Map<String, List<Diagnostic>> alike = new LinkedHashMap<>();
    for (Diagnostic diagnostic : diagnostics) {
      String key = diagnostic.code() + diagnostic.summary() + "\0" + diagnostic.detail();
      alike.computeIfAbsent(key, _ -> new ArrayList<>()).add(diagnostic);
    }
    for (List<Diagnostic> group : alike.values()) {
      Diagnostic first = group.getFirst();
      lines.addAll(render(group.size() == 1 ? first : withPlaces(first, group)));
    }
  }

  private static Diagnostic withPlaces(Diagnostic first, List<Diagnostic> group) {
    List<String> places = new ArrayList<>();
    for (Diagnostic other : group.subList(1, group.size())) {
      other.subject().map(SourceRange::toString).or(other::address).ifPresent(places::add);
    }
    if (places.isEmpty()) {
      return first;
    }
    int shown = Math.min(MOST_PLACES, places.size());
    String more = places.size() > shown ? " and " + (places.size() - shown) + " more" : "";
    String also = "\n\nAlso: " + String.join(", ", places.subList(0, shown)) + more + ".";
    return new Diagnostic(
        first.severity(),
        first.code(),
        first.summary(),
        first.detail() + also,
        first.subject(),
        first.context(),
        first.address(),
        first.values());
  }

  /** One of them, followed by an empty line. */
  public List<String> render(Diagnostic diagnostic) {
    List<String> lines = diagnostic.code().isPresent() ? coded(diagnostic) : boxed(diagnostic);
    lines.add("");
    return lines;
  }

  private Tone tone(Diagnostic diagnostic) {
    return diagnostic.isError() ? Tone.ERROR : Tone.WARNING;
  }

  private List<String> boxed(Diagnostic diagnostic) {
    Tone tone = tone(diagnostic);
    String side = style.paint(tone, style.glyph(Glyph.BOX_SIDE));
    int width = style.columns() - 2;
    List<String> inside = new ArrayList<>();
    inside.add(
        style.paint(tone, diagnostic.isError() ? "Error: " : "Warning: ")
            + style.paint(Tone.HEADING, Wrap.harmless(diagnostic.summary())));
    inside.add("");
    if (diagnostic.subject().isPresent()) {
      inside.addAll(excerpt(diagnostic, diagnostic.subject().get()));
      inside.add("");
    } else if (diagnostic.address().isPresent()) {
      inside.add("  with " + diagnostic.address().get() + ",");
      inside.add("");
    }
    inside.addAll(Wrap.lines(Wrap.harmless(diagnostic.detail()), width));
    List<String> lines = new ArrayList<>();
    lines.add(style.paint(tone, style.glyph(Glyph.BOX_TOP)));
    for (String line : inside) {
      lines.add((side + " " + line).stripTrailing());
    }
    lines.add(style.paint(tone, style.glyph(Glyph.BOX_BOTTOM)));
    return lines;
  }

  private List<String> coded(Diagnostic diagnostic) {
    List<String> lines = new ArrayList<>();
    String kind = diagnostic.isError() ? "error" : "warning";
    lines.add(
        style.paint(tone(diagnostic), kind + "[" + diagnostic.code().orElseThrow() + "]")
            + ": "
            + style.paint(Tone.HEADING, Wrap.harmless(diagnostic.summary())));
    lines.add("");
    if (diagnostic.subject().isPresent()) {
      lines.addAll(excerpt(diagnostic, diagnostic.subject().get()));
      lines.add("");
    } else if (diagnostic.address().isPresent()) {
      lines.add("  with " + diagnostic.address().get());
      lines.add("");
    }
    lines.addAll(Wrap.lines(Wrap.harmless(diagnostic.detail()), style.columns()));
    return lines;
  }

  private List<String> excerpt(Diagnostic diagnostic, SourceRange subject) {
    List<String> lines = new ArrayList<>();
    SourceFile file = subject.file();
    Optional<String> around =
        file.name().endsWith(".json")
            ? JsonPath.of(subject)
            : diagnostic.context().or(() -> EnclosingBlock.of(subject));
    String context = around.map(text -> ", in " + Wrap.harmless(text)).orElse("");
    lines.add(
        "  on " + Wrap.harmless(file.name()) + " line " + subject.startLine() + context + ":");
    int last = Math.min(subject.endLine(), subject.startLine() + MOST_SNIPPET_LINES - 1);
    for (int line = subject.startLine(); line <= last; line++) {
      excerptLine(file, line, subject, lines);
    }
    if (last < subject.endLine()) {
      lines.add("       " + style.glyph(Glyph.ELLIPSIS));
    }
    if (!diagnostic.values().isEmpty()) {
      lines.add("    " + style.glyph(Glyph.RULE).repeat(16));
      diagnostic.values().forEach(value -> lines.add("    " + Wrap.harmless(value)));
    }
    return lines;
  }

  private void excerptLine(SourceFile file, int line, SourceRange subject, List<String> lines) {
    String text = file.lineText(line);
    int start = Math.clamp((long) subject.start() - file.lineStart(line), 0, text.length());
    int end = Math.clamp((long) subject.end() - file.lineStart(line), start, text.length());
    String head = String.format(java.util.Locale.ROOT, "%4d: ", line);
    if (text.length() > MOST_SNIPPET_COLUMNS) {
      int from = Math.max(0, Math.min(start - 20, text.length() - 60));
      int to = Math.min(text.length(), from + style.columns() - 20);
      text = text.substring(from, to);
      start = Math.clamp((long) start - from, 0, text.length());
      end = Math.clamp((long) end - from, start, text.length());
    }
    String before = Wrap.harmless(text.substring(0, start));
    String marked = Wrap.harmless(text.substring(start, end));
    String after = Wrap.harmless(text.substring(end));
    String shown = marked.isEmpty() ? marked : style.paint(Tone.MARKED, marked);
    lines.add(head + before + shown + after);
    boolean wholeLine =
        before.isBlank() && after.isBlank() && subject.startLine() != subject.endLine();
    if (!style.terminal().colour() && !wholeLine) {
      int carets = Math.max(1, Wrap.width(marked));
      lines.add(" ".repeat(head.length() + Wrap.width(before)) + "^".repeat(carets));
    }
  }
}
