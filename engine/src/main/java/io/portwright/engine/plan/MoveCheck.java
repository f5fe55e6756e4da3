package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.config.ModuleCall;
import io.portwright.engine.config.MoveEndpoint;
import io.portwright.engine.config.Repetition;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.eval.GoRange;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Whether {@code moved} blocks make sense together with each other and with what is declared. */
final class MoveCheck {
  private final Configuration configuration;
  private final ConfigurationEvaluator evaluator;
  private final Predicate<InstanceAddress> declared;
  private final List<MoveStatement> all;
  private final Map<ModuleAddress, Set<ModuleAddress>> instances = new HashMap<>();
  private final Map<String, MoveStatement> sources = new HashMap<>();
  private final Map<String, MoveStatement> targets = new HashMap<>();
  private final List<Diagnostic> found = new ArrayList<>();

  /**
   * @param declared whether the configuration asks for an instance
   */
  MoveCheck(
      Configuration configuration,
      ConfigurationEvaluator evaluator,
      Predicate<InstanceAddress> declared) {
    this.configuration = configuration;
    this.evaluator = evaluator;
    this.declared = declared;
    this.all = MoveStatement.all(configuration);
  }

  /** Statements that form a circle; nothing can be moved then. */
  private static List<Diagnostic> circles(Configuration configuration) {
    List<MoveStatement> all = MoveStatement.all(configuration);
    List<Diagnostic> found = new ArrayList<>();
    for (List<MoveStatement> circle : MoveIndex.chains(all).cycles()) {
      StringBuilder text =
          new StringBuilder(
              "The following chained move statements form a cycle, and so there is no final"
                  + " location to move objects to:");
      for (MoveStatement statement : circle) {
        text.append("\n  - ")
            .append(start(statement.range()))
            .append(": ")
            .append(all(statement, statement.from()))
            .append(" → ")
            .append(all(statement, statement.to()));
      }
      text.append(
          "\n\nA chain of move statements must end with an address that doesn't appear in any other"
              + " statements, and which typically also refers to an object still declared in the"
              + " configuration.");
      found.add(Diagnostic.error("Cyclic dependency in move statements", text.toString()));
    }
    return found;
  }

  private static String all(MoveStatement statement, MoveEndpoint endpoint) {
    return statement.named(endpoint) + (statement.isWhole() ? "[*]" : "");
  }

  List<Diagnostic> problems() {
    for (MoveStatement statement : all) {
      instances(statement.path()).forEach(instance -> check(statement.within(instance)));
    }
    if (found.isEmpty()) {
      found.addAll(circles(configuration));
    }
    return found;
  }

  /** One statement as one instance of its module says it. */
  private void check(MoveStatement statement) {
    String from = statement.named(statement.from());
    String to = statement.named(statement.to());
    if (from.equals(to)) {
      add(
          "Redundant move statement",
          "This statement declares a move from "
              + from
              + " to the same address, which is the same as not declaring this move at all.",
          statement);
      return;
    }
    stillDeclared(statement, from, to);
    MoveStatement same = sources.putIfAbsent(from, statement);
    if (same != null && !same.named(same.to()).equals(to)) {
      add("Ambiguous move statements", twoTargets(same, from, to, statement), statement);
    }
    MoveStatement other = targets.putIfAbsent(to, statement);
    if (other != null && !other.named(other.from()).equals(from)) {
      add("Ambiguous move statements", twoSources(other, from, to, statement), statement);
    }
  }

  private void add(String summary, String detail, MoveStatement statement) {
    found.add(Diagnostic.error(summary, detail, statement.range()));
  }

  private static String start(SourceRange range) {
    String text = GoRange.of(range);
    int end = text.lastIndexOf('-');
    return end < 0 ? text : text.substring(0, end);
  }

  private static String kind(MoveStatement statement) {
    boolean whole = statement.isWhole();
    return switch (statement.from()) {
      case MoveEndpoint.Module _ -> whole ? "module call" : "module instance";
      case MoveEndpoint.Resource _ -> whole ? "resource" : "resource instance";
    };
  }

  private static String noun(MoveStatement statement) {
    if (!statement.isWhole()) {
      return "instance";
    }
    return statement.isOfModules() ? "call" : "resource";
  }

  private static String twoTargets(
      MoveStatement same, String from, String to, MoveStatement statement) {
    return "A statement at "
        + start(same.range())
        + " declared that "
        + from
        + " moved to "
        + same.named(same.to())
        + ", but this statement instead declares that it moved to "
        + to
        + ".\n\nEach "
        + kind(statement)
        + " can move to only one destination "
        + noun(statement)
        + ".";
  }

  private static String twoSources(
      MoveStatement other, String from, String to, MoveStatement statement) {
    return "A statement at "
        + start(other.range())
        + " declared that "
        + other.named(other.from())
        + " moved to "
        + to
        + ", but this statement instead declares that "
        + from
        + " moved there.\n\nEach "
        + kind(statement)
        + " can have moved from only one source "
        + noun(statement)
        + ".";
  }

  private void stillDeclared(MoveStatement statement, String from, String to) {
    Optional<SourceRange> place =
        switch (statement.from()) {
          case MoveEndpoint.Module m -> module(statement, m.address());
          case MoveEndpoint.Resource r -> resource(statement, r);
        };
    if (place.isEmpty()) {
      return;
    }
    add(
        "Moved object still exists",
        "This statement declares a move from "
            + from
            + ", but that "
            + kind(statement)
            + " is still declared at "
            + start(place.get())
            + ".\n\nChange your configuration so that this "
            + noun(statement)
            + " will be declared as "
            + to
            + " instead.",
        statement);
  }

  private Optional<SourceRange> module(MoveStatement statement, ModuleAddress from) {
    ModuleAddress module = from.in(statement.path());
    if (configuration.module(module).isEmpty()) {
      return Optional.empty();
    }
    ModuleCall call = configuration.call(module).orElseThrow();
    if (statement.isWhole()) {
      return isThere(module.parent()) ? Optional.of(call.range()) : Optional.empty();
    }
    return isThere(module)
        ? Optional.of(repeated(call.repetition(), call.range()))
        : Optional.empty();
  }

  private Optional<SourceRange> resource(MoveStatement statement, MoveEndpoint.Resource from) {
    ResourceAddress address = from.address().in(from.address().module().in(statement.path()));
    Optional<ResourceBlock> block = configuration.resource(address);
    if (block.isEmpty()) {
      return Optional.empty();
    }
    if (statement.isWhole()) {
      return isThere(address.module()) ? Optional.of(block.get().range()) : Optional.empty();
    }
    return declared.test(address.instance(from.key().orElse(InstanceKey.NONE)))
        ? Optional.of(repeated(block.get().repetition(), block.get().range()))
        : Optional.empty();
  }

  private boolean isThere(ModuleAddress module) {
    return instances(module.path()).contains(module);
  }

  private Set<ModuleAddress> instances(ModuleAddress path) {
    return instances.computeIfAbsent(
        path,
        _ ->
            configuration.module(path).isPresent()
                ? new LinkedHashSet<>(evaluator.instances(path))
                : Set.of());
  }

  private static SourceRange repeated(Repetition repetition, SourceRange otherwise) {
    return repetition.expression().map(e -> e.range()).orElse(otherwise);
  }
}
