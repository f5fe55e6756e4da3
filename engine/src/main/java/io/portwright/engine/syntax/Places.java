package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;

/** Ranges inside sentences: {@code main.tf:2,3-8} or {@code main.tf:2,3-4,1}. */
public final class Places {

  private Places() {}

  public static String of(SourceRange range) {
    SourceFile file = range.file();
    int line = range.startLine();
    int endLine = range.endLine();
    return file.name()
        + ":"
        + line
        + ","
        + file.column(range.start())
        + "-"
        + (line == endLine ? "" : endLine + ",")
        + file.column(range.end());
  }
}
