package io.portwright.engine.eval.function;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much the expressions of one run may take together, so that a small file cannot use up the
 * machine. Each expression has an allowance of its own that is not counted here: a large
 * configuration with many ordinary expressions never comes near the limit. What is read from
 * outside makes the budget larger.
 *
 * <p>Safe for use by several threads.
 */
public final class Budget {
  /** Values that may be made beyond the allowances: some hundred megabytes. */
  private static final long CELLS = 8_000_000;

  /** Rounds of loops and the like beyond the allowances: some seconds. */
  private static final long STEPS = 100_000_000;

  /** Largest single value. */
  private static final long LARGEST = 4_000_000;

  /** Deepest nesting of values: more would not fit on the stack. */
  static final int DEEPEST = 1_000;

  /** Bytes of a file that may become one value. */
  private static final int BYTES_OF_A_CELL = 2;

  private final long mostCells;
  private final long mostSteps;
  private final AtomicLong cells;
  private final AtomicLong steps;
  private final AtomicLong largest;

  public Budget() {
    this(CELLS, STEPS, LARGEST);
  }

  /** A budget of other than the usual size. */
  public Budget(long cells, long steps, long largest) {
    this.mostCells = cells;
    this.mostSteps = steps;
    this.cells = new AtomicLong(cells);
    this.steps = new AtomicLong(steps);
    this.largest = new AtomicLong(largest);
  }

  /** What is left is made as much as at the beginning: for the next line of a console. */
  public void renew() {
    cells.accumulateAndGet(mostCells, Math::max);
    steps.accumulateAndGet(mostSteps, Math::max);
  }

  /** So much was read from outside, and may be worked on. */
  public void feed(long bytes) {
    cells.addAndGet(bytes / BYTES_OF_A_CELL);
    largest.addAndGet(bytes / BYTES_OF_A_CELL);
    steps.addAndGet(bytes * BYTES_OF_A_CELL);
  }

  /** Values of so many cells came from outside, and may be worked on. */
  public void feedValues(long count) {
    feed(count * BYTES_OF_A_CELL);
  }

  /** A counter for one expression. */
  public Meter meter() {
    return new Meter(this);
  }

  void takeCells(long count) {
    if (cells.addAndGet(-count) < 0) {
      throw new BudgetExceeded(
          "more than " + mostCells + " values would have to be kept in memory");
    }
  }

  void takeSteps(long count) {
    if (steps.addAndGet(-count) < 0) {
      throw new BudgetExceeded("more than " + mostSteps + " steps would be needed");
    }
  }

  long largest() {
    return largest.get();
  }
}
