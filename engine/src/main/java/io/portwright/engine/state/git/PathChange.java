package io.portwright.engine.state.git;

/** What a commit does to one path. */
public sealed interface PathChange {

  /** The path holds these bytes from now on; the array is copied. */
  static PathChange write(byte[] content) {
    return new Write(content.clone());
  }

  /** The path is gone; no harm when it was not there. */
  static PathChange delete() {
    return new Delete();
  }

  /** New content. */
  final class Write implements PathChange {
    private final byte[] content;

    private Write(byte[] content) {
      this.content = content;
    }

    byte[] content() {
      return content;
    }
  }

  /** Removal. */
  record Delete() implements PathChange {}
}
