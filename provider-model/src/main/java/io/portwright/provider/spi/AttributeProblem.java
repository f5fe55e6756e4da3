package io.portwright.provider.spi;

import io.portwright.provider.diagnostic.Severity;
import io.portwright.provider.value.AttributePath;
import java.util.Optional;

/**
 * Something wrong with one attribute of a block; the engine finds the place in the source.
 *
 * @param path {@link AttributePath#ROOT} for the block as a whole
 * @param code of our own rules; empty for plain schema errors
 * @param summary constant text
 * @param detail full sentences, ends with what to do
 */
public record AttributeProblem(
    AttributePath path, Severity severity, Optional<String> code, String summary, String detail) {

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
