package io.portwright.engine.eval;

import io.portwright.provider.diagnostic.SourceRange;

/** Places in messages as Terraform writes them: {@code main.tf:1,7-9}. */
public final class GoRange {
  private GoRange() {}

  public static String of(SourceRange range) {
    int startLine = range.startLine();
    int endLine = range.endLine();
    int endColumn = range.file().column(range.end());
    return range.file().name()
        + ":"
        + startLine
        + ","
        + range.file().column(range.start())
        + "-"
        + (startLine == endLine ? "" : endLine + ",")
        + endColumn;
  }
}
