package io.portwright.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One row of the table that {@code verify} prints at its end (see {@code
 * cli/src/acceptance/conformance}).
 */
final class ConformanceRow {
  private ConformanceRow() {}

  /**
   * @param order of the row in the table
   * @param corpus what the cases are, and which part of them is compared
   */
  static void write(int order, String corpus, int cases, int right) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "conformance"));
    Files.writeString(
        folder.resolve("%02d.tsv".formatted(order)),
        corpus + "\t" + cases + "\t" + right + "\t" + (cases - right) + "\n");
  }
}
