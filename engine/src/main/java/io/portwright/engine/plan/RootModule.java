package io.portwright.engine.plan;

import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.config.Enforcement;
import io.portwright.engine.config.InputVariable;
import io.portwright.engine.config.RootVariables;
import io.portwright.engine.config.Values;
import io.portwright.engine.eval.Surroundings;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The root module with everything it needs to be evaluated but the values of its resources.
 *
 * @param variables by name, converted to their types; marks are taken off
 * @param places of variables that were given in a file, by name
 */
public record RootModule(
    Configuration configuration,
    SortedMap<String, Value> variables,
    SortedMap<String, SourceRange> places,
    Surroundings surroundings) {

  public RootModule {
    SortedMap<String, Value> copy = new TreeMap<>(Utf8Order.INSTANCE);
    variables.forEach((name, value) -> copy.put(name, value.unmarkedDeep()));
    variables = Collections.unmodifiableSortedMap(copy);
    places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
  }

  /** With variables that nobody knows a place of. */
  public RootModule(
      Configuration configuration, SortedMap<String, Value> variables, Surroundings surroundings) {
    this(configuration, variables, Collections.emptySortedMap(), surroundings);
  }

  /**
   * The same module while a plan is carried out: what could only be known then is known.
   *
   * @param planTime when the plan was made
   * @param ids random ids, new at every call
   */
  public RootModule applying(Instant planTime, Instant now, Supplier<UUID> ids) {
    return new RootModule(
        configuration,
        variables,
        places,
        new Surroundings(
            surroundings.workingFolder(),
            surroundings.homeFolder(),
            surroundings.workspace(),
            Optional.of(now),
            planTime,
            Optional.of(ids)));
  }

  /** A new evaluator; one for each phase, because it remembers values of locals. */
  public ConfigurationEvaluator evaluator(Values resources) {
    return evaluator(resources, Enforcement.ERRORS);
  }

  /**
   * The same with another answer to conditions that do not hold.
   *
   * @param enforcement what comes of them
   */
  ConfigurationEvaluator evaluator(Values resources, Enforcement enforcement) {
    return new ConfigurationEvaluator(
        configuration, new RootVariables(variables, places), resources, surroundings, enforcement);
  }

  /** What was read for the variables may be worked on; to be said once in a run. */
  public void feedBudget() {
    long cells = variables.values().stream().mapToLong(Value::cells).sum();
    surroundings.budget().feedValues(cells);
  }

  /** The variables as a plan keeps them: sensitive ones marked, ephemeral ones left out. */
  SortedMap<String, Value> keptVariables() {
    SortedMap<String, Value> kept = new TreeMap<>(Utf8Order.INSTANCE);
    variables.forEach((name, value) -> {
      InputVariable variable = configuration.variables().get(name);
      if (variable == null || !variable.is(InputVariable.Flag.EPHEMERAL)) {
        boolean hidden = variable != null && variable.is(InputVariable.Flag.SENSITIVE);
        kept.put(name, hidden ? value.marked(Marks.SENSITIVE) : value);
      }
    });
    return kept;
  }

  /**
   * SHA-256 of names and contents of the files of all modules: equal exactly when the configuration
   * is, wherever its working folder is on this or another machine.
   */
  public String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (SourceFile file : files()) {
        byte[] text = file.text().getBytes(StandardCharsets.UTF_8);
        String head = name(file) + "\0" + text.length + "\0";
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        digest.update(text);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException unavailable) {
      throw new IllegalStateException("this Java has no SHA-256", unavailable);
    }
  }

  /** Files outside of the working folder have their full path as a name. */
  private String name(SourceFile file) {
    Path path = Path.of(file.name());
    Path base = surroundings.workingFolder();
    return path.isAbsolute() && Objects.equals(path.getRoot(), base.getRoot())
        ? base.normalize().relativize(path.normalize()).toString().replace('\\', '/')
        : file.name();
  }

  /** Each file once, however often its module is called. */
  private Collection<SourceFile> files() {
    SortedMap<String, SourceFile> files = new TreeMap<>(Utf8Order.INSTANCE);
    configuration.forEachModule(
        (_, module) -> module.files().forEach(file -> files.put(file.name(), file)));
    return files.values();
  }
}
