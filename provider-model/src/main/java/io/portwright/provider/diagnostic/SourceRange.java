package io.portwright.provider.diagnostic;

/** Half-open range of UTF-16 offsets in one file: {@code start <= offset < end}. May be empty. */
public record SourceRange(SourceFile file, int start, int end) {

  public SourceRange {
    if (start < 0 || end < start || end > file.text().length()) {
      throw new IllegalArgumentException(
          "range " + start + ".." + end + " does not fit " + file.name());
    }
  }

  /** The smallest range that covers this one and another of the same file. */
  public SourceRange to(SourceRange other) {
    return new SourceRange(file, Math.min(start, other.start), Math.max(end, other.end));
  }

  public String text() {
    return file.text().substring(start, end);
  }

  /** 1-based line of the first character. */
  public int startLine() {
    return file.line(start);
  }

  /** 1-based line of the position behind the last character. */
  public int endLine() {
    return file.line(end);
  }

  /** For messages: {@code main.tf line 12}. */
  public String place() {
    return file.name() + " line " + startLine();
  }

  /** Short form: {@code main.tf:12}. */
  @Override
  public String toString() {
    return file.name() + ":" + startLine();
  }
}
