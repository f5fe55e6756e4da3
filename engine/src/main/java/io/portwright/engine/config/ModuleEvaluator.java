package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.eval.Evaluator;
import io.portwright.engine.eval.Surroundings;
import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Values of one module's declarations. Make a new one for each phase, because locals are evaluated
 * once: when first asked for. Before something is asked for, the resources that {@link #references}
 * lists for it must have their values. Safe for use by several threads.
 *
 * <p>An answer without value and without errors means: it depends on something whose error was
 * already reported.
 */
public final class ModuleEvaluator {
  private final Configuration configuration;
  private final LocalValues locals;
  private final ModuleNames names;
  private final ModuleReferences references;
  private final SchemaTypes types = new SchemaTypes();

  /**
   * @param variables a value for every variable, converted, without marks
   */
  public ModuleEvaluator(
      Configuration configuration,
      SortedMap<String, Value> variables,
      Values values,
      Surroundings around) {
    this.configuration = configuration;
    this.locals = new LocalValues(configuration);
    this.names = new ModuleNames(configuration, variables, values, locals, around);
    this.references = new ModuleReferences(configuration);
  }

  /**
   * The resources that a block needs: in arguments, {@code count}, {@code for_each}, {@code
   * depends_on} and conditions; also by way of locals. Never the block itself.
   */
  public SortedSet<ResourceAddress> references(ResourceBlock block) {
    SortedSet<ResourceAddress> found = new TreeSet<>();
    block.repetition().expression().ifPresent(e -> references.add(e, found));
    block.dependsOn().forEach(traversal -> references.add(traversal, found));
    BodyExpressions.arguments(block.body()).forEach(e -> references.add(e, found));
    rules(block.lifecycle().preconditions(), found);
    rules(block.lifecycle().postconditions(), found);
    block.lifecycle().replaceTriggeredBy().forEach(e -> references.add(e, found));
    configuration
        .provider(block.provider())
        .ifPresent(provider -> found.addAll(references(provider)));
    found.remove(block.address());
    return found;
  }

  /** The resources that a provider's configuration needs. */
  public SortedSet<ResourceAddress> references(ProviderBlock block) {
    SortedSet<ResourceAddress> found = new TreeSet<>();
    BodyExpressions.in(block.body()).forEach(e -> references.add(e, found));
    return found;
  }

  /** The resources that an output needs. */
  public SortedSet<ResourceAddress> references(OutputValue output) {
    SortedSet<ResourceAddress> found = new TreeSet<>();
    references.add(output.value(), found);
    output.dependsOn().forEach(traversal -> references.add(traversal, found));
    rules(output.preconditions(), found);
    return found;
  }

  private void rules(List<CheckRule> rules, SortedSet<ResourceAddress> found) {
    for (CheckRule rule : rules) {
      references.add(rule.condition(), found);
      references.add(rule.message(), found);
    }
  }

  /** Which instances {@code count} or {@code for_each} make. */
  public Checked<Instances> instances(ResourceBlock block) {
    return Expansion.of(block.repetition(), names.outside());
  }

  /**
   * The arguments of one instance, converted to the types of the schema. Validators of attributes
   * have been run on what is known.
   */
  public Checked<BlockValue> instance(ResourceBlock block, InstanceKey key, Instances instances) {
    Checked<BlockValue> value =
        new BodyEvaluator(block.schema(), names.instance(key, instances), types)
            .evaluate(block.body(), block.range());
    return new Checked<>(value.value(), about(value.diagnostics(), block, key));
  }

  private static List<Diagnostic> about(
      List<Diagnostic> diagnostics, ResourceBlock block, InstanceKey key) {
    String address = block.address().instance(key).toString();
    return diagnostics.stream().map(d -> d.in(block.title()).about(address)).toList();
  }

  /** The configuration of a provider. */
  public Checked<BlockValue> provider(ProviderBlock block) {
    Checked<BlockValue> value =
        new BodyEvaluator(block.schema(), names.outside(), types)
            .evaluate(block.body(), block.range());
    String context = "provider \"" + block.key().localName() + "\"";
    return new Checked<>(
        value.value(), value.diagnostics().stream().map(d -> d.in(context)).toList());
  }

  /** The value of an output, marked sensitive when the output says so. */
  public Checked<Value> output(OutputValue output) {
    Checked<Value> value = Evaluator.evaluate(output.value(), names.outside());
    if (value.value().isEmpty()) {
      return value;
    }
    List<Diagnostic> found = new ArrayList<>(value.diagnostics());
    Marks marks = value.orThrow().marksDeep();
    if (marks.sensitive() && !output.isSensitive()) {
      found.add(OutputProblems.sensitive(output));
    }
    if (marks.ephemeral()) {
      found.add(OutputProblems.ephemeral(output));
    }
    found.addAll(
        new CheckRules(names.outside()).problems(output.preconditions(), CheckRules.Kind.OUTPUT));
    Value shown = output.isSensitive() ? value.orThrow().marked(Marks.SENSITIVE) : value.orThrow();
    return found.stream().anyMatch(Diagnostic::isError)
        ? Checked.failed(found)
        : Checked.of(shown, found);
  }

  /** Preconditions of an instance that do not hold. */
  public List<Diagnostic> preconditions(ResourceBlock block, InstanceKey key, Instances instances) {
    return about(
        new CheckRules(names.instance(key, instances))
            .problems(block.lifecycle().preconditions(), CheckRules.Kind.PRECONDITION),
        block,
        key);
  }

  /**
   * Postconditions of an instance that do not hold.
   *
   * @param self the planned or new object
   */
  public List<Diagnostic> postconditions(
      ResourceBlock block, InstanceKey key, Instances instances, Value self) {
    return about(
        new CheckRules(names.instance(key, instances).withSelf(self))
            .problems(block.lifecycle().postconditions(), CheckRules.Kind.POSTCONDITION),
        block,
        key);
  }

  /** Validations of variables that do not hold; ask before anything else. */
  public List<Diagnostic> validations() {
    List<Diagnostic> found = new ArrayList<>();
    for (InputVariable variable : configuration.variables().values()) {
      CheckRules rules = new CheckRules(names.outside());
      found.addAll(rules.validations(variable));
    }
    return found;
  }

  /** Errors in locals, each once; ask when everything that they refer to has a value. */
  public List<Diagnostic> localProblems() {
    return locals.problems(names.outside());
  }

  /** The value of an expression that is no part of the module, as on the console. */
  public Checked<Value> evaluate(Expression expression) {
    List<Diagnostic> found = new ArrayList<>();
    new ReferenceCheck(
            new ModuleReader.Module(configuration, configuration.resources().keySet(), Set.of()),
            found)
        .check(expression, BlockContext.NONE);
    if (found.stream().anyMatch(Diagnostic::isError)) {
      return Checked.failed(found);
    }
    Checked<Value> value = Evaluator.evaluate(expression, names.outside());
    found.addAll(value.diagnostics());
    return new Checked<>(value.value(), found);
  }
}
