package io.portwright.engine.syntax;

/** An operator before one operand. Binds tighter than every binary operator. */
public enum UnaryOperator {
  NEGATE("-"),
  NOT("!");

  private final String symbol;

  UnaryOperator(String symbol) {
    this.symbol = symbol;
  }

  /** As written in a configuration. */
  public String symbol() {
    return symbol;
  }
}
