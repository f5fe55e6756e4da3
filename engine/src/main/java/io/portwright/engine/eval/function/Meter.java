package io.portwright.engine.eval.function;

import io.portwright.provider.value.Value;

/**
 * Counts what one expression takes, first from its own allowance, then from the budget of the run.
 */
public final class Meter {
  private static final int FREE_CELLS = 4_000;
  private static final int FREE_STEPS = 10_000;

  /** Taken from the budget at a time, so that threads rarely meet there. */
  private static final int PORTION = 1_000;

  /** Characters of a text that count as one value. */
  private static final int TEXT_OF_A_CELL = 16;

  /** Parts of an argument that a function looks through in one step. */
  private static final int CELLS_OF_A_STEP = 64;

  private final Budget budget;
  private long cells = FREE_CELLS;
  private long steps = FREE_STEPS;

  Meter(Budget budget) {
    this.budget = budget;
  }

  /** One round of a loop, one node of an expression, one comparison. */
  public void step() {
    if (--steps < 0) {
      budget.takeSteps(PORTION);
      steps += PORTION;
    }
  }

  /** Many steps at once. */
  public void steps(long count) {
    steps -= count;
    if (steps < 0) {
      long missing = Math.max(PORTION, -steps);
      budget.takeSteps(missing);
      steps += missing;
    }
  }

  /** Values that are about to be made. */
  public void cells(long count) {
    cells -= count;
    if (cells < 0) {
      long missing = Math.max(PORTION, -cells);
      budget.takeCells(missing);
      cells += missing;
    }
  }

  /** A text of this length that is about to be made. */
  public void text(long length) {
    if (length > TEXT_OF_A_CELL) {
      cells(length / TEXT_OF_A_CELL);
    }
    if (length / TEXT_OF_A_CELL > budget.largest()) {
      throw new BudgetExceeded(
          "one text would have more than " + budget.largest() * TEXT_OF_A_CELL + " characters");
    }
  }

  /** A value that was made: its own parts count, not what they hold. Answers the value. */
  public Value made(Value value) {
    if (value instanceof Value.StringValue text) {
      cells(1 + text.text().length() / TEXT_OF_A_CELL);
    } else {
      cells(1 + value.parts().size());
    }
    return fitting(value);
  }

  /** Looking through a value. */
  void seen(Value value) {
    steps(1 + value.cells() / CELLS_OF_A_STEP);
  }

  private Value fitting(Value value) {
    if (value.cells() > budget.largest()) {
      throw new BudgetExceeded(
          "one value would have more than " + budget.largest() + " elements at all depths");
    }
    if (value.depth() > Budget.DEEPEST) {
      throw new BudgetExceeded("a value would be nested deeper than " + Budget.DEEPEST + " levels");
    }
    return value;
  }

  /** Bytes that were read from a file. */
  void read(long bytes) {
    budget.feed(bytes);
  }
}
