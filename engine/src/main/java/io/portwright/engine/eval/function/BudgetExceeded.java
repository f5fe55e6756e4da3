package io.portwright.engine.eval.function;

/**
 * An expression needs more than the budget has. Not a failure that {@code try} can catch; the
 * evaluator turns it into a diagnostic.
 */
public final class BudgetExceeded extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param why what would be too much, as a clause
   */
  BudgetExceeded(String why) {
    super(why, null, false, false);
  }

  /** What would be too much, as a clause: {@code more than 100 steps would be needed}. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
