package io.portwright.provider.spi;

import java.util.List;
import java.util.Optional;

/** A value together with problems found on the way; no value when it could not be made at all. */
public record Answer<T>(Optional<T> value, List<AttributeProblem> problems) {

  public Answer {
    problems = List.copyOf(problems);
  }

  public static <T> Answer<T> of(T value) {
    return new Answer<>(Optional.of(value), List.of());
  }

  public static <T> Answer<T> of(T value, List<AttributeProblem> problems) {
    return new Answer<>(Optional.of(value), problems);
  }

  public static <T> Answer<T> refused(AttributeProblem problem) {
    return new Answer<>(Optional.empty(), List.of(problem));
  }

  public boolean hasErrors() {
    return problems.stream().anyMatch(AttributeProblem::isError);
  }
}
