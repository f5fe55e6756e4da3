package io.portwright.provider.diagnostic;

import java.util.List;
import java.util.Optional;

/**
 * One finding for the user.
 *
 * @param severity error or warning
 * @param code present for our own findings (rules, orders, store); empty for language errors
 * @param summary what kind of problem; constant text, no names in it
 * @param detail full sentences: what, why it matters, what to do next; a command to copy stands
 *     alone on an indented line; may have several paragraphs
 * @param subject where; empty only for findings about the command line, the service or the store
 * @param context what the subject belongs to, such as {@code resource "megaport_port" "syd"}; shown
 *     behind the line number
 * @param address instance the finding is about, such as {@code megaport_port.syd[0]}, when known
 * @param values values of references in the expression, ready to show: {@code var.speed is 7}
 */
public record Diagnostic(
    Severity severity,
    Optional<DiagnosticCode> code,
    String summary,
    String detail,
    Optional<SourceRange> subject,
    Optional<String> context,
    Optional<String> address,
    List<String> values) {

  public Diagnostic {
    values = List.copyOf(values);
  }

  public static Diagnostic error(String summary, String detail) {
    return of(Severity.ERROR, summary, detail);
  }

  public static Diagnostic error(String summary, String detail, SourceRange subject) {
    return of(Severity.ERROR, summary, detail).at(subject);
  }

  public static Diagnostic warning(String summary, String detail) {
    return of(Severity.WARNING, summary, detail);
  }

  public static Diagnostic warning(String summary, String detail, SourceRange subject) {
    return of(Severity.WARNING, summary, detail).at(subject);
  }

  private static Diagnostic of(Severity severity, String summary, String detail) {
    return new Diagnostic(
        severity,
        Optional.empty(),
        summary,
        detail,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** The same finding as a warning, for what must not stop a run. */
  public Diagnostic asWarning() {
    return new Diagnostic(
        Severity.WARNING, code, summary, detail, subject, context, address, values);
  }

  public Diagnostic at(SourceRange range) {
    return new Diagnostic(
        severity, code, summary, detail, Optional.of(range), context, address, values);
  }

  public Diagnostic withCode(String text) {
    return new Diagnostic(
        severity,
        Optional.of(new DiagnosticCode(text)),
        summary,
        detail,
        subject,
        context,
        address,
        values);
  }

  public Diagnostic withDetail(String text) {
    return new Diagnostic(severity, code, summary, text, subject, context, address, values);
  }

  public Diagnostic in(String newContext) {
    return new Diagnostic(
        severity, code, summary, detail, subject, Optional.of(newContext), address, values);
  }

  public Diagnostic about(String newAddress) {
    return new Diagnostic(
        severity, code, summary, detail, subject, context, Optional.of(newAddress), values);
  }

  public Diagnostic withValues(List<String> shown) {
    return new Diagnostic(severity, code, summary, detail, subject, context, address, shown);
  }
}
