package io.portwright.engine.eval.function;

import io.portwright.provider.value.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** What a function may know of the world around the expression. */
public interface CallContext {

  /** Relative paths start here; absolute. */
  Path workingFolder();

  /** What {@code ~} stands for. */
  Path homeFolder();

  /** The time of the call; empty while planning, when {@code timestamp()} is unknown. */
  Optional<Instant> now();

  /** When the plan was made: the same for all calls of one plan. */
  Instant planTime();

  /** A new random id; empty while planning, when {@code uuid()} is unknown. */
  Optional<UUID> newId();

  /**
   * The values that a text in the form of a {@code .tfvars} file gives to variables, as an object.
   *
   * @param name of the text, shown in messages about it
   */
  Value variables(String name, String source) throws FunctionFailure;

  /** Counts what the call takes. */
  Meter meter();

  /**
   * Renders a template for {@code templatefile} and {@code templatestring}.
   *
   * @param name shown in messages about the template: its path as the user wrote it
   * @param variables the only names that the template can see
   * @throws FunctionFailure about argument 1 when the template refers to a missing variable; about
   *     the call for every other error in the template, and when this context is itself inside a
   *     template (see {@link FunctionFailure#nestedTemplate})
   */
  Value render(String name, String template, SortedMap<String, Value> variables)
      throws FunctionFailure;
}
