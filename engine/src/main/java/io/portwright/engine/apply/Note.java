package io.portwright.engine.apply;

/**
 * What has happened to some objects, for the message of the commit that stores it.
 *
 * @param before the verb in front of their names, such as {@code Create}; may be empty
 * @param behind their new state behind their names, such as {@code LIVE}; may be empty
 */
record Note(String before, String behind) {
  /** Nothing worth a word. */
  static final Note NONE = new Note("", "");

  static Note doing(String verb) {
    return new Note(verb, "");
  }

  static Note of(ApplyEvent.Doing doing) {
    return doing(
        switch (doing) {
          case CREATE -> "Create";
          case UPDATE -> "Change";
          case END -> "End";
          case READ -> "Read";
        });
  }

  static Note now(String state) {
    return new Note("", state);
  }

  String with(String names) {
    return behind.isEmpty() ? before + " " + names : names + ": " + behind;
  }
}
