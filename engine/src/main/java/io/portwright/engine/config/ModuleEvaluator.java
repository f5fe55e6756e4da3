package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.CheckResult.Kind;
import io.portwright.engine.eval.Evaluator;
import io.portwright.engine.eval.Scope;
import io.portwright.engine.eval.Surroundings;
import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values of the declarations of one module instance. Locals, arguments and outputs are evaluated
 * once: when first asked for. Before something is asked for, the resources that it refers to must
 * have their values.
 *
 * <p>An answer without value and without errors means: it depends on something whose error was
 * already reported.
 */
public final class ModuleEvaluator {
  private final ModuleAddress address;
  private final Configuration configuration;
  private final Inputs inputs;
  private final LocalValues locals;
  private final ModuleNames names;
  private final SchemaTypes types;
  private final CheckLog checks;
  private final Enforcement enforcement;
  private final Expander expander;
  private final Map<String, Checked<Instances>> calls = new HashMap<>();
  private final Map<String, Checked<Value>> outputs = new HashMap<>();
  private final Map<ResourceAddress, List<Reference.Resource>> ownReferences = new HashMap<>();
  private final Set<String> unreadable = new HashSet<>();

  /** How a module gets its arguments once it has names. */
  interface InputSource {
    Inputs of(ModuleEvaluator module);
  }

  /** Makes instances of {@code count} and {@code for_each}. */
  interface Expander {
    Checked<Instances> instances(Repetition repetition, Scope scope);
  }

  ModuleEvaluator(
      ModuleAddress address,
      Configuration configuration,
      InputSource inputs,
      CalledModules.Callees callees,
      Values values,
      Surroundings around,
      SchemaTypes types,
      CheckLog checks,
      Enforcement enforcement,
      Expander expander) {
    this.expander = expander;
    this.checks = checks;
    this.enforcement = enforcement;
    this.address = address;
    this.configuration = configuration;
    this.locals = new LocalValues(configuration);
    this.types = types;
    this.inputs = inputs.of(this);
    this.names =
        new ModuleNames(
            address,
            configuration,
            this.inputs,
            values,
            locals,
            new CalledModules(configuration, callees),
            around);
  }

  /** Which instance of which module this is. */
  public ModuleAddress address() {
    return address;
  }

  ModuleNames names() {
    return names;
  }

  SchemaTypes types() {
    return types;
  }

  Configuration configuration() {
    return configuration;
  }

  /** Which instances {@code count} or {@code for_each} make. */
  public Checked<Instances> instances(ResourceBlock block) {
    List<Diagnostic> own = SelfReferences.inRepetition(block);
    return own.isEmpty()
        ? expansion(block)
            .then(all ->
                SelfReferences.amongInstances(block, all.keys(), address)
                    .<Checked<Instances>>map(Checked::failed)
                    .orElseGet(() -> Checked.of(all)))
        : Checked.failed(own);
  }

  /** The same without looking for references to the block itself. */
  Checked<Instances> expansion(ResourceBlock block) {
    return expander.instances(block.repetition(), names.outside());
  }

  /** Which instances a module call makes. */
  Checked<Instances> instances(ModuleCall call) {
    Checked<Instances> before = calls.get(call.name());
    if (before == null) {
      before = expander.instances(call.repetition(), names.outside());
      calls.put(call.name(), before);
    }
    return before;
  }

  /** Where the arguments of an instance refer to the instance, or to the whole resource. */
  public List<Diagnostic> selfReferences(ResourceBlock block, InstanceKey key) {
    List<Reference.Resource> own =
        block.repetition() instanceof Repetition.Single
            ? SelfReferences.inArguments(block)
            : ownReferences.computeIfAbsent(
                block.address(), _ -> SelfReferences.inArguments(block));
    return about(SelfReferences.problems(own, key), block, key);
  }

  /**
   * The arguments of one instance, converted to the types of the schema. Validators of attributes
   * have been run on what is known.
   */
  public Checked<BlockValue> instance(ResourceBlock block, InstanceKey key, Instances instances) {
    Checked<BlockValue> value =
        new BodyEvaluator(block.schema(), names.instance(key, instances), types)
            .evaluate(block.body(), block.whole());
    return new Checked<>(value.value(), about(value.diagnostics(), block, key));
  }

  List<Diagnostic> about(List<Diagnostic> diagnostics, ResourceBlock block, InstanceKey key) {
    if (diagnostics.isEmpty()) {
      return diagnostics;
    }
    String instance = block.address().in(address).instance(key).toString();
    return diagnostics.stream().map(d -> d.in(block.title()).about(instance)).toList();
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

  /**
   * The value of an output; of the root module it is marked sensitive when the output says so.
   * Evaluated once.
   */
  public Checked<Value> output(OutputValue output) {
    Checked<Value> before = outputs.get(output.name());
    if (before == null) {
      before = evaluated(output);
      outputs.put(output.name(), before);
    }
    return before;
  }

  /** Failed preconditions prevent that the value is looked at. */
  private Checked<Value> evaluated(OutputValue output) {
    List<Diagnostic> found = new ArrayList<>();
    output.preconditions().forEach(rule -> found.addAll(precondition(output, rule)));
    if (found.stream().anyMatch(Diagnostic::isError)) {
      return Checked.failed(found);
    }
    Checked<Value> value = value(output);
    found.addAll(value.diagnostics());
    return new Checked<>(value.value(), found);
  }

  List<Diagnostic> precondition(OutputValue output, CheckRule rule) {
    return rules(names.outside(), entry(Kind.OUTPUT, "output." + output.name()))
        .problems(List.of(rule), CheckRules.Kind.OUTPUT);
  }

  /** Without its preconditions. */
  Checked<Value> value(OutputValue output) {
    Checked<Value> value = Evaluator.evaluate(output.value(), names.outside());
    if (value.value().isEmpty()) {
      return value;
    }
    List<Diagnostic> found = new ArrayList<>(value.diagnostics());
    OutputProblems.shown(output, value.orThrow().marksDeep(), address).ifPresent(found::add);
    return found.stream().anyMatch(Diagnostic::isError)
        ? Checked.failed(found)
        : Checked.of(output.declared(value.orThrow(), address), found);
  }

  /** Preconditions of an instance that do not hold. */
  public List<Diagnostic> preconditions(ResourceBlock block, InstanceKey key, Instances instances) {
    List<CheckRule> rules = block.lifecycle().preconditions();
    return rules.isEmpty()
        ? List.of()
        : about(
            rules(names.instance(key, instances), entry(block, key))
                .problems(rules, CheckRules.Kind.PRECONDITION),
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
    List<CheckRule> rules = block.lifecycle().postconditions();
    return rules.isEmpty()
        ? List.of()
        : about(
            rules(names.instance(key, instances).withSelf(self), entry(block, key))
                .problems(rules, CheckRules.Kind.POSTCONDITION),
            block,
            key);
  }

  VariableRules rules(InputVariable variable) {
    return new VariableRules(names.outside(), entry(Kind.VARIABLE, "var." + variable.name()));
  }

  private CheckRules rules(Scope scope, CheckLog.Entry log) {
    return new CheckRules(scope, log, enforcement);
  }

  private CheckLog.Entry entry(Kind kind, String name) {
    return checks.of(kind, address, name);
  }

  private CheckLog.Entry entry(ResourceBlock block, InstanceKey key) {
    return checks.of(Kind.RESOURCE, address, block.address().toString(), key);
  }

  void unreadable(String check) {
    unreadable.add(check);
  }

  /** What the assertions of a {@code check} block find: warnings, unless they cannot be read. */
  List<Diagnostic> assertions(CheckBlock check) {
    return unreadable.contains(check.name())
        ? List.of()
        : rules(names.outside(), entry(Kind.CHECK, "check." + check.name()))
            .problems(check.assertions(), CheckRules.Kind.ASSERTION);
  }

  /**
   * What an {@code import} block of this module asks for.
   *
   * @param target the block that the objects are imported to
   */
  public Checked<List<ImportRequest>> imports(Refactoring.Import block, ResourceBlock target) {
    return new ImportEvaluator(names, target.repetition(), ImportEvaluator.Unknowns.REFUSED)
        .all(block);
  }

  /** What {@code replace_triggered_by} names for one instance. */
  public Checked<List<Trigger>> triggers(
      ResourceBlock block, InstanceKey key, Instances instances) {
    TriggerReader reader = new TriggerReader(address, names.instance(key, instances));
    List<Trigger> triggers = new ArrayList<>();
    List<Diagnostic> found = new ArrayList<>();
    for (Expression expression : block.lifecycle().replaceTriggeredBy()) {
      Checked<Trigger> trigger = reader.read(expression);
      found.addAll(trigger.diagnostics());
      trigger.value().ifPresent(triggers::add);
    }
    return Checked.of(triggers, found);
  }

  LocalValues locals() {
    return locals;
  }

  Inputs inputs() {
    return inputs;
  }

  /** Gives an output no value, without another message, because of what it depends on. */
  void leaveOutputOut(String name) {
    outputs.put(name, Checked.failed(List.of()));
  }

  /** Says that the instances of a call cannot be told, without another message. */
  void leaveCallOut(String name) {
    calls.put(name, Checked.failed(List.of()));
  }

  /**
   * Errors in variables and locals, and in outputs of called modules, each once; ask when
   * everything that they refer to has a value.
   */
  List<Diagnostic> problems() {
    List<Diagnostic> found = new ArrayList<>(inputs.problems());
    found.addAll(locals.problems(names.outside()));
    if (!address.isRoot()) {
      for (OutputValue output : configuration.outputs().values()) {
        found.addAll(output(output).diagnostics());
      }
    }
    return found;
  }

  /** Errors in outputs that were evaluated already, each once. */
  public List<Diagnostic> outputProblems() {
    List<Diagnostic> found = new ArrayList<>();
    for (String name : configuration.outputs().keySet()) {
      Optional.ofNullable(outputs.get(name)).ifPresent(o -> found.addAll(o.diagnostics()));
    }
    return found;
  }

  /** Errors in {@code count} and {@code for_each} of module calls, each once. */
  List<Diagnostic> callProblems() {
    List<Diagnostic> found = new ArrayList<>();
    for (ModuleCall call : configuration.calls().values()) {
      instances(call).diagnostics().forEach(d -> found.add(d.in(call.title())));
    }
    return found;
  }

  /** The value of an expression that is no part of the module, as on the console. */
  public Checked<Value> evaluate(Expression expression) {
    List<Diagnostic> found = new ArrayList<>();
    found.addAll(new ReferenceCheck(configuration, address).in(expression, BlockContext.NONE));
    if (found.stream().anyMatch(Diagnostic::isError)) {
      return Checked.failed(found);
    }
    Checked<Value> value = Evaluator.evaluate(expression, names.outside());
    found.addAll(value.diagnostics());
    return new Checked<>(value.value(), found);
  }
}
