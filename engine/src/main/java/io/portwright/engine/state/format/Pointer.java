package io.portwright.engine.state.format;

/**
 * Where something sits in a value, as a JSON pointer: {@code /a_end/vlan}, {@code /tags/a~1b}.
 * Unlike the form shown to users, no two places share a text.
 */
final class Pointer {
  static final String ROOT = "";

  private Pointer() {}

  static String child(String pointer, String name) {
    String escaped =
        name.indexOf('~') < 0 && name.indexOf('/') < 0
            ? name
            : name.replace("~", "~0").replace("/", "~1");
    return pointer + "/" + escaped;
  }

  /** The name at the end, as it was given to {@link #child}; empty for the root. */
  static String last(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
  }

  static String child(String pointer, int index) {
    return pointer + "/" + index;
  }
}
