package io.portwright.engine.eval;

import io.portwright.engine.eval.function.Budget;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What expressions may know of the world around them.
 *
 * @param workingFolder absolute; relative paths start here
 * @param homeFolder what {@code ~} stands for
 * @param workspace name of the current workspace
 * @param now time for {@code timestamp()}; empty while planning
 * @param planTime when the plan was made
 * @param newIds random ids for {@code uuid()}; empty while planning
 * @param budget how much the expressions of the run may take together
 */
public record Surroundings(
    Path workingFolder,
    Path homeFolder,
    String workspace,
    Optional<Instant> now,
    Instant planTime,
    Optional<Supplier<UUID>> newIds,
    Budget budget) {

  /** With a budget of its own. */
  public Surroundings(
      Path workingFolder,
      Path homeFolder,
      String workspace,
      Optional<Instant> now,
      Instant planTime,
      Optional<Supplier<UUID>> newIds) {
    this(workingFolder, homeFolder, workspace, now, planTime, newIds, new Budget());
  }
}
