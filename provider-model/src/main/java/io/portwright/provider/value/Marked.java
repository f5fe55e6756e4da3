package io.portwright.provider.value;

/** The marks of a value, and the same value with others. */
public sealed interface Marked extends Structured permits Value {

  /** Marks of this node alone. */
  Marks marks();

  /** This node with these marks instead of its own; parts keep theirs. */
  Value withMarks(Marks marks);

  default boolean isSensitive() {
    return marks().sensitive();
  }

  /** Marks of this node and of everything inside. */
  default Marks marksDeep() {
    Marks inside = extent().marks();
    return inside.isEmpty() ? marks() : marks().and(inside);
  }

  /** With additional marks on this node only. */
  default Value marked(Marks more) {
    Marks all = marks().and(more);
    return all.equals(marks()) ? (Value) this : withMarks(all);
  }

  /** Without any marks, at any depth. */
  default Value unmarkedDeep() {
    Value value = (Value) this;
    return marksDeep().isEmpty() ? value : Parts.unmarked(value);
  }
}
