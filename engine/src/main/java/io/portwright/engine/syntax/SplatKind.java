package io.portwright.engine.syntax;

/** The two ways to write a splat. They differ in what binds to the items and what to the result. */
public enum SplatKind {
  /** {@code list.*.name}: only attributes and legacy indexes go to the items. */
  ATTRIBUTES,
  /** {@code list[*].name[0]}: everything that follows goes to the items. */
  FULL
}
