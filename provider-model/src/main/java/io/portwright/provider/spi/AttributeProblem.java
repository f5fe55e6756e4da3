package io.portwright.provider.spi;

import io.portwright.provider.diagnostic.Severity;
import io.portwright.provider.value.AttributePath;
import java.util.Optional;

/**
 * Something wrong with one attribute of a block; the engine finds the place in the source.
 *
 * @param path {@link AttributePath#ROOT} for the block as a whole; empty for a message that stands
 *     alone because Terraform's provider gives it no place
 * @param code of our own rules; empty for plain schema errors
 * @param summary constant text
 * @param detail full sentences, ends with what to do
 */
public record AttributeProblem(
    Optional<AttributePath> path,
    Severity severity,
    Optional<String> code,
    String summary,
    String detail) {

  public AttributeProblem(
      AttributePath path, Severity severity, Optional<String> code, String summary, String detail) {
    this(Optional.of(path), severity, code, summary, detail);
  }

  /** An error that names what it is about and has no place. */
  public static AttributeProblem unplaced(String summary) {
    return new AttributeProblem(Optional.empty(), Severity.ERROR, Optional.empty(), summary, "");
  }

  public static AttributeProblem error(AttributePath path, String summary, String detail) {
    return new AttributeProblem(path, Severity.ERROR, Optional.empty(), summary, detail);
  }

  public static AttributeProblem warning(AttributePath path, String summary, String detail) {
    return new AttributeProblem(path, Severity.WARNING, Optional.empty(), summary, detail);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
