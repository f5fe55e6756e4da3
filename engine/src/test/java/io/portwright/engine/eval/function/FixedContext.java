package io.portwright.engine.eval.function;

import io.portwright.provider.value.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** A world in which it is always the same second, with a folder of one's choice. */
record FixedContext(Path workingFolder) implements CallContext {

  FixedContext() {
    this(Path.of("").toAbsolutePath());
  }

  @Override
  public Path homeFolder() {
    return workingFolder.resolve("home");
  }

  @Override
  public Optional<Instant> now() {
    return Optional.empty();
  }

  @Override
  public Instant planTime() {
    return Instant.parse("2026-11-23T12:00:00.5Z");
  }

  @Override
  public Optional<UUID> newId() {
    return Optional.of(new UUID(1, 2));
  }

  @Override
  public Value variables(String name, String source) {
    throw new AssertionError("no variables here");
  }

  @Override
  public Meter meter() {
    return new Budget().meter();
  }

  @Override
  public Value render(String name, String template, SortedMap<String, Value> variables) {
    return Value.string(name + ":" + template + variables.keySet());
  }
}
