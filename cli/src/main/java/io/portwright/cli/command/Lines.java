package io.portwright.cli.command;

import java.io.PrintStream;
import java.util.List;

/** Many lines for a stream, in pieces: a plan of thousands is longer than a cache. */
final class Lines {
  private static final int PIECE = 200;

  private Lines() {}

  static void print(PrintStream out, List<String> lines) {
    String end = System.lineSeparator();
    for (int i = 0; i < lines.size(); i += PIECE) {
      List<String> piece = lines.subList(i, Math.min(i + PIECE, lines.size()));
      out.writeBytes((String.join(end, piece) + end).getBytes(out.charset()));
    }
    out.flush();
  }
}
