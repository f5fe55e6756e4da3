package io.portwright.cli.view;

import io.portwright.engine.machine.JsonWriter;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.DiagnosticCode;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Findings as {@code terraform validate -json} prints them, format 1.0. Our own findings have a
 * field {@code code} more.
 */
public final class DiagnosticJson {
  private static final String FORMAT = "1.0";

  /** A traversal, whose keys in quotes may hold anything, and what is said about it. */
  private static final Pattern SHOWN =
      Pattern.compile("((?:[^\" ]|\"(?:[^\"\\\\]|\\\\.)*\")+) (.*)", Pattern.DOTALL);

  private final JsonWriter out;

  private DiagnosticJson(JsonWriter out) {
    this.out = out;
  }

  /** Writes one object: whether a configuration is valid, and all findings about it. */
  public static void validation(List<Diagnostic> findings, JsonWriter out) {
    List<Diagnostic> sorted = DiagnosticView.sorted(findings);
    long errors = sorted.stream().filter(Diagnostic::isError).count();
    out.beginObject();
    out.name("format_version").string(FORMAT);
    out.name("valid").bool(errors == 0);
    out.name("error_count").number(errors);
    out.name("warning_count").number(sorted.size() - errors);
    out.name("diagnostics").beginArray();
    DiagnosticJson form = new DiagnosticJson(out);
    sorted.stream().filter(finding -> !finding.isError()).forEach(form::write);
    sorted.stream().filter(Diagnostic::isError).forEach(form::write);
    out.endArray();
    out.endObject();
  }

  private void write(Diagnostic finding) {
    out.beginObject();
    out.name("severity").string(finding.severity().name().toLowerCase(Locale.ROOT));
    out.name("summary").string(finding.summary());
    out.name("detail").string(finding.detail());
    out.optional("code", finding.code().map(DiagnosticCode::text).orElse(""));
    out.optional("address", finding.address().orElse(""));
    finding
        .subject()
        .map(DiagnosticJson::visible)
        .ifPresent(subject -> {
          range(subject);
          snippet(finding, subject);
        });
    out.endObject();
  }

  /** An empty range is shown by the character behind it. */
  private static SourceRange visible(SourceRange range) {
    int end = Math.min(range.start() + 1, range.file().text().length());
    return range.start() == range.end() ? new SourceRange(range.file(), range.start(), end) : range;
  }

  // ---- where ----

  private void range(SourceRange subject) {
    SourceFile file = subject.file();
    out.name("range").beginObject();
    out.name("filename").string(file.name());
    place("start", file, subject.start());
    place("end", file, subject.end());
    out.endObject();
  }

  private void place(String name, SourceFile file, int offset) {
    out.name(name).beginObject();
    out.name("line").number(file.line(offset));
    out.name("column").number(file.column(offset));
    out.name("byte").number(file.utf8Offset(offset));
    out.endObject();
  }

  // ---- what stands there ----

  private void snippet(Diagnostic finding, SourceRange subject) {
    SourceFile file = subject.file();
    int first = subject.startLine();
    int codeStart = file.lineStart(first);
    int codeEnd = file.lineStart(subject.endLine()) + file.lineText(subject.endLine()).length();
    String code = file.text().substring(codeStart, Math.max(codeEnd, subject.end()));
    out.name("snippet").beginObject();
    out.name("context");
    Optional<String> context = EnclosingBlock.of(subject).or(finding::context);
    context.ifPresentOrElse(out::string, out::nothing);
    out.name("code").string(code);
    out.name("start_line").number(first);
    out.name("highlight_start_offset").number(bytes(code, subject.start() - codeStart));
    out.name("highlight_end_offset").number(bytes(code, subject.end() - codeStart));
    out.name("values").beginArray();
    finding.values().forEach(this::value);
    out.endArray();
    out.endObject();
  }

  private static int bytes(String text, int end) {
    return text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
  }

  private void value(String shown) {
    Matcher parts = SHOWN.matcher(shown);
    if (parts.matches()) {
      out.beginObject();
      out.name("traversal").string(parts.group(1));
      out.name("statement").string(parts.group(2));
      out.endObject();
    }
  }
}
