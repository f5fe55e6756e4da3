package io.portwright.engine.eval;

/** Whether an expression is part of a template file, which cannot render another one. */
enum Template {
  NONE,
  INSIDE
}
