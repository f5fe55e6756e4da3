package io.portwright.engine.check;

import io.portwright.engine.account.Problems;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.BlockValue;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.config.ModuleValidation;
import io.portwright.engine.config.ProviderBlock;
import io.portwright.engine.config.ProviderKey;
import io.portwright.engine.config.ProviderSet;
import io.portwright.engine.config.Refactoring;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.eval.Surroundings;
import io.portwright.engine.graph.ConfigurationGraph;
import io.portwright.engine.graph.ConfigurationGraph.Outcome;
import io.portwright.engine.graph.ConfigurationGraph.Visitor;
import io.portwright.engine.graph.GraphNode;
import io.portwright.engine.plan.MissingTargets;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.Provider;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Validates a configuration without asking anybody: every declaration once, after all that it
 * refers to, with inputs and resources unknown; and the providers' own rules over the result. What
 * depends on a declaration in error is not looked at, because its errors may be gone with that one.
 */
public final class StaticCheck {
  private final Configuration configuration;
  private final ProviderSet providers;
  private final ConfigurationEvaluator evaluator;
  private final Map<ProviderKey, Outcome> configured = new HashMap<>();
  private final Set<Diagnostic> found = new LinkedHashSet<>();

  public StaticCheck(
      Configuration configuration, ProviderSet providers, Surroundings surroundings) {
    this.configuration = configuration;
    this.providers = providers;
    this.evaluator = ConfigurationEvaluator.ofAnyInstance(configuration, surroundings);
  }

  /**
   * All findings, in the order of the files, and the graph that planning can go on with unless
   * there is no order in it. Make a new check for each question.
   */
  public Checked<ConfigurationGraph> checked() {
    found.addAll(configuration.missingProviders(providers));
    found.addAll(MissingTargets.inMissingModules(configuration));
    if (found.stream().anyMatch(Diagnostic::isError)) {
      return Checked.failed(sorted());
    }
    Checked<ConfigurationGraph> graph = ConfigurationGraph.of(configuration);
    found.addAll(graph.diagnostics());
    graph.value().ifPresent(this::walk);
    return new Checked<>(graph.value(), sorted());
  }

  /** Only the findings. */
  public List<Diagnostic> diagnostics() {
    return checked().diagnostics();
  }

  private void walk(ConfigurationGraph graph) {
    configuration.forEachModule((path, module) -> {
      found.addAll(module.unusable().problems());
      found.addAll(evaluator.validation(path).around());
    });
    found.addAll(MissingTargets.beyondHelp(configuration));
    graph.walk(new Walk());
  }

  private List<Diagnostic> sorted() {
    List<Diagnostic> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparing(StaticCheck::file).thenComparingInt(StaticCheck::offset));
    return sorted;
  }

  private static String file(Diagnostic diagnostic) {
    return diagnostic.subject().map(range -> range.file().name()).orElse("");
  }

  private static int offset(Diagnostic diagnostic) {
    return diagnostic.subject().map(SourceRange::start).orElse(0);
  }

  private Outcome of(List<Diagnostic> problems) {
    found.addAll(problems);
    return problems.stream().anyMatch(Diagnostic::isError) ? Outcome.FAILED : Outcome.DONE;
  }

  /** Looks at one declaration after the other. */
  private final class Walk implements Visitor {
    private final Map<ResourceAddress, List<Refactoring.Import>> imports =
        configuration.refactoring().imports().stream()
            .collect(Collectors.groupingBy(one -> one.to().block()));

    @Override
    public Outcome visited(GraphNode node) {
      ModuleAddress path = node.module();
      return switch (node) {
        case GraphNode.Resource resource -> resource(resource.address());
        case GraphNode.Local local -> of(module(path).local(local.name()));
        case GraphNode.Input input -> path.isRoot() ? Outcome.DONE : argument(input);
        case GraphNode.Validation input -> of(module(path).validations(input.name()));
        case GraphNode.Output output -> of(module(path).output(output.name()));
        case GraphNode.Call _ ->
            of(module(path.parent()).call(configuration.call(path).orElseThrow()));
        case GraphNode.Close _ -> Outcome.DONE;
        case GraphNode.Check check -> of(module(path).assertions(check.name()));
      };
    }

    /** Whoever refers to it is left out too, so nobody asks for its value. */
    @Override
    public void leftOut(GraphNode node) {}

    private ModuleValidation module(ModuleAddress path) {
      return evaluator.validation(path);
    }

    private Outcome argument(GraphNode.Input input) {
      ModuleAddress path = input.module();
      return of(
          module(path)
              .argument(
                  input.name(), configuration.call(path).orElseThrow(), module(path.parent())));
    }

    private Outcome resource(ResourceAddress address) {
      Optional<ResourceBlock> block = configuration.resource(address);
      if (block.isEmpty() || provider(address.module(), block.get()) == Outcome.FAILED) {
        return Outcome.FAILED;
      }
      List<Diagnostic> problems =
          new ArrayList<>(
              module(address.module())
                  .resource(block.get(), value -> rules(address, block.get(), value)));
      for (Refactoring.Import one : imports.getOrDefault(address, List.of())) {
        problems.addAll(module(ModuleAddress.ROOT).imports(one, block.get()));
      }
      return of(problems);
    }

    /** A provider is looked at before its first resource; one without resources never is. */
    private Outcome provider(ModuleAddress path, ResourceBlock block) {
      Optional<ProviderKey> key = configuration.provider(path, block.provider());
      Optional<ProviderBlock> written = key.flatMap(configuration::provider);
      if (written.isEmpty()) {
        return Outcome.DONE;
      }
      Outcome before = configured.get(key.get());
      if (before == null) {
        before = of(module(key.get().module()).provider(written.get()));
        configured.put(key.get(), before);
      }
      return before;
    }
  }

  private List<Diagnostic> rules(ResourceAddress address, ResourceBlock block, BlockValue value) {
    ObjectValue plain = (ObjectValue) value.value().unmarkedDeep();
    Optional<Provider> provider = providers.named(block.provider().localName());
    List<AttributeProblem> problems =
        provider
            .flatMap(known ->
                address.isData()
                    ? known.dataSourceType(address.type()).map(type -> type.validate(plain))
                    : known.resourceType(address.type()).map(type -> type.validate(plain)))
            .orElse(List.of());
    return Problems.of(block, value, address::toString).diagnostics(problems);
  }
}
