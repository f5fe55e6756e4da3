package io.portwright.engine.check;

import io.portwright.engine.account.Problems;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.BlockValue;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.config.InputVariable;
import io.portwright.engine.config.ModuleEvaluator;
import io.portwright.engine.config.ProviderSet;
import io.portwright.engine.config.Repetition;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.eval.Surroundings;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.Provider;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What can be said about a configuration without asking anybody: every block evaluated with inputs
 * and resources unknown, and the providers' own rules over the result.
 */
public final class StaticCheck {
  private final Configuration configuration;
  private final ProviderSet providers;
  private final ConfigurationEvaluator evaluator;

  public StaticCheck(
      Configuration configuration, ProviderSet providers, Surroundings surroundings) {
    this.configuration = configuration;
    this.providers = providers;
    this.evaluator =
        ConfigurationEvaluator.ofAnyInstance(
            configuration, unknownInputs(configuration), this::unknown, surroundings);
  }

  private static SortedMap<String, Value> unknownInputs(Configuration configuration) {
    SortedMap<String, Value> inputs = new TreeMap<>();
    for (InputVariable variable : configuration.variables().values()) {
      Marks marks =
          new Marks(
              variable.is(InputVariable.Flag.SENSITIVE), variable.is(InputVariable.Flag.EPHEMERAL));
      inputs.put(variable.name(), Value.unknown(variable.constraint().type()).withMarks(marks));
    }
    return inputs;
  }

  private Optional<Value> unknown(ResourceAddress address) {
    return configuration
        .resource(address)
        .map(block ->
            switch (block.repetition()) {
              case Repetition.Single _ -> Value.unknown(block.schema().objectType());
              case Repetition.Count _, Repetition.ForEach _ -> Value.unknown(Type.DYNAMIC);
            });
  }

  /**
   * All findings, in the order of the addresses.
   *
   * @param known what loading found already; blocks with an error inside are left out, because it
   *     would show again in other words
   */
  public List<Diagnostic> diagnostics(List<Diagnostic> known) {
    List<Diagnostic> found = new ArrayList<>();
    configuration.forEachModule((path, module) ->
        module.resources().values().stream()
            .filter(block -> isSound(block.range().to(block.body().range()), known))
            .forEach(block -> check(path, block, found)));
    configuration.outputs().values().stream()
        .filter(output -> isSound(output.value().range(), known))
        .forEach(output -> found.addAll(evaluator.root().output(output).diagnostics()));
    found.addAll(evaluator.problems());
    return found;
  }

  private static boolean isSound(SourceRange whole, List<Diagnostic> known) {
    return known.stream()
        .filter(Diagnostic::isError)
        .flatMap(error -> error.subject().stream())
        .noneMatch(at ->
            at.file() == whole.file() && at.start() >= whole.start() && at.start() <= whole.end());
  }

  private void check(ModuleAddress path, ResourceBlock block, List<Diagnostic> found) {
    found.addAll(repetition(path, block));
    Checked<BlockValue> value = evaluator.module(path).anyInstance(block);
    found.addAll(value.diagnostics());
    if (!value.hasErrors() && value.value().isPresent()) {
      String address = block.address().in(path).toString();
      found.addAll(
          Problems.of(block, value.value().get(), address)
              .diagnostics(rules(block, value.value().get().value())));
    }
  }

  /** What is wrong with {@code count} or {@code for_each}, if they can be known already. */
  private List<Diagnostic> repetition(ModuleAddress path, ResourceBlock block) {
    ModuleEvaluator module = evaluator.module(path);
    boolean known =
        block
            .repetition()
            .expression()
            .flatMap(expression -> module.evaluate(expression).value())
            .filter(Value::isWhollyKnown)
            .isPresent();
    return known
        ? module.instances(block).diagnostics().stream().map(d -> d.in(block.title())).toList()
        : List.of();
  }

  private List<AttributeProblem> rules(ResourceBlock block, ObjectValue value) {
    ResourceAddress address = block.address();
    ObjectValue plain = (ObjectValue) value.unmarkedDeep();
    Optional<Provider> provider = providers.named(block.provider().localName());
    return provider
        .flatMap(known ->
            address.isData()
                ? known.dataSourceType(address.type()).map(type -> type.validate(plain))
                : known.resourceType(address.type()).map(type -> type.validate(plain)))
        .orElse(List.of());
  }
}
