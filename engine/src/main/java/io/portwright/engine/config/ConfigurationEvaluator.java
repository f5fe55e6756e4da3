package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.eval.Scope;
import io.portwright.engine.eval.Surroundings;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Values of a whole configuration, module instance by module instance. Make a new one for each
 * phase, because everything is evaluated once. Not for several threads.
 */
public final class ConfigurationEvaluator {
  private final Configuration configuration;
  private final Values values;
  private final Surroundings around;
  private final SchemaTypes types = new SchemaTypes();
  private final Map<ModuleAddress, ModuleEvaluator> modules = new HashMap<>();
  private final Map<ModuleAddress, List<ModuleAddress>> instances = new HashMap<>();
  private final Map<ModuleAddress, ModuleValidation> validations = new HashMap<>();
  private final SoundParts sound = new SoundParts();
  private final Set<ModuleAddress> incomplete = new HashSet<>();
  private final CheckLog checks = new CheckLog();
  private final Mode mode;
  private final Enforcement enforcement;
  private final ModuleEvaluator root;

  private enum Mode {
    /** Every instance of every module. */
    EACH,
    /** One instance of every module, which stands for all of them. */
    ANY
  }

  /**
   * @param configuration of the root module
   * @param variables a value for every variable of the root module, converted, without marks
   */
  public ConfigurationEvaluator(
      Configuration configuration,
      SortedMap<String, Value> variables,
      Values values,
      Surroundings around) {
    this(configuration, RootVariables.of(variables), values, around, Enforcement.ERRORS);
  }

  /**
   * @param enforcement what comes of conditions that do not hold
   */
  public ConfigurationEvaluator(
      Configuration configuration,
      RootVariables variables,
      Values values,
      Surroundings around,
      Enforcement enforcement) {
    this(configuration, variables, values, around, Mode.EACH, enforcement);
  }

  private ConfigurationEvaluator(
      Configuration configuration,
      RootVariables variables,
      Values values,
      Surroundings around,
      Mode mode,
      Enforcement enforcement) {
    this.mode = mode;
    this.enforcement = enforcement;
    this.configuration = configuration;
    this.values = values;
    this.around = around;
    this.root =
        module(
            ModuleAddress.ROOT,
            configuration,
            self -> open(configuration, new RootInputs(configuration, variables, self::rules)));
  }

  private Inputs open(Configuration module, Inputs given) {
    return mode == Mode.ANY ? new OpenInputs(module, given) : given;
  }

  /**
   * One evaluator for each module however often it is called, for checks without real values:
   * resources, inputs and outputs of called modules are unknown.
   */
  public static ConfigurationEvaluator ofAnyInstance(
      Configuration configuration, Surroundings around) {
    SortedMap<String, Value> inputs = new TreeMap<>();
    for (InputVariable variable : configuration.variables().values()) {
      inputs.put(variable.name(), Value.unknown(variable.constraint().type()));
    }
    return new ConfigurationEvaluator(
        configuration,
        RootVariables.of(inputs),
        _ -> Optional.of(Value.unknown(Type.DYNAMIC)),
        around,
        Mode.ANY,
        Enforcement.ERRORS);
  }

  private ModuleEvaluator module(
      ModuleAddress address, Configuration module, ModuleEvaluator.InputSource inputs) {
    return new ModuleEvaluator(
        address,
        module,
        inputs,
        new Callees(address),
        values,
        around,
        types,
        checks,
        enforcement,
        mode == Mode.ANY ? Expansion::any : Expansion::of);
  }

  private final class Callees implements CalledModules.Callees {
    private final ModuleAddress caller;

    private Callees(ModuleAddress caller) {
      this.caller = caller;
    }

    @Override
    public Checked<Instances> instances(ModuleCall call) {
      return expanded(caller, call);
    }

    @Override
    public boolean areOpen() {
      return mode == Mode.ANY;
    }

    @Override
    public ModuleEvaluator callee(ModuleCall call, InstanceKey key) {
      return module(caller.child(call.name(), key));
    }
  }

  private Checked<Instances> expanded(ModuleAddress caller, ModuleCall call) {
    return module(caller).instances(call);
  }

  /**
   * Looks at the declarations of a module; for evaluators {@linkplain #ofAnyInstance of any
   * instance}.
   *
   * @param path without instance keys
   */
  public ModuleValidation validation(ModuleAddress path) {
    return validations.computeIfAbsent(path, at -> new ModuleValidation(module(at), sound));
  }

  public ModuleEvaluator root() {
    return root;
  }

  /** One instance of a module; it must be among the {@link #instances} of its path. */
  public ModuleEvaluator module(ModuleAddress instance) {
    if (instance.isRoot()) {
      return root;
    }
    ModuleEvaluator before = modules.get(instance);
    if (before != null) {
      return before;
    }
    ModuleEvaluator caller = module(instance.parent());
    Configuration called = configuration.module(instance).orElseThrow();
    ModuleCall call = configuration.call(instance).orElseThrow();
    Scope outside =
        mode == Mode.ANY
            ? caller.names().anywhere()
            : caller.names().instance(instance.last().key(), caller.instances(call).orThrow());
    ModuleEvaluator made =
        module(
            instance,
            called,
            self ->
                open(
                    called,
                    new ModuleInputs(instance.toString(), call, called, outside, self::rules)));
    modules.put(instance, made);
    return made;
  }

  /**
   * The configuration of a provider.
   *
   * @param module that holds the block; such a module has one instance
   */
  public Checked<BlockValue> provider(ModuleAddress module, ProviderBlock block) {
    return module(module).provider(block);
  }

  /**
   * All instances of a module, in the order of their addresses; without those whose callers could
   * not be expanded.
   *
   * @param path without instance keys
   */
  public List<ModuleAddress> instances(ModuleAddress path) {
    if (path.isRoot()) {
      return List.of(ModuleAddress.ROOT);
    }
    List<ModuleAddress> before = instances.get(path);
    if (before != null) {
      return before;
    }
    List<ModuleAddress> callers = instances(path.parent());
    boolean whole = isComplete(path.parent());
    List<ModuleAddress> found = new ArrayList<>();
    ModuleCall call = configuration.call(path).orElseThrow();
    for (ModuleAddress caller : callers) {
      Checked<Instances> expanded = expanded(caller, call);
      whole &= expanded.value().isPresent();
      expanded
          .value()
          .ifPresent(
              all -> all.keys().forEach(key -> found.add(caller.child(path.last().name(), key))));
    }
    instances.put(path, List.copyOf(found));
    if (!whole) {
      incomplete.add(path);
    }
    return found;
  }

  /** Whether all instances of a module could be told; ask after {@link #instances}. */
  public boolean isComplete(ModuleAddress path) {
    return !incomplete.contains(path);
  }

  /** Whether something could be evaluated in every instance of a module. */
  public enum Settled {
    DONE,
    /** An error was reported, perhaps for something that it depends on. */
    FAILED
  }

  private Settled each(ModuleAddress path, Predicate<ModuleEvaluator> settle) {
    boolean good = true;
    for (ModuleAddress instance : instances(path)) {
      good &= settle.test(module(instance));
    }
    return good && isComplete(path) ? Settled.DONE : Settled.FAILED;
  }

  private void everywhere(ModuleAddress path, Consumer<ModuleEvaluator> act) {
    instances(path).forEach(instance -> act.accept(module(instance)));
  }

  /** Tells the instances of a module. */
  public Settled settleCall(ModuleAddress path) {
    instances(path);
    return isComplete(path) ? Settled.DONE : Settled.FAILED;
  }

  /** Evaluates a local in all instances of its module, so that what refers to it finds it done. */
  public Settled settleLocal(ModuleAddress path, String name) {
    return each(path, m -> m.locals().value(name, m.names().outside()).isPresent());
  }

  /** Evaluates what is given for an input variable in all instances of its module. */
  public Settled settleArgument(ModuleAddress path, String name) {
    return each(path, m -> m.inputs().isGiven(name));
  }

  /** Evaluates and validates an input variable in all instances of its module. */
  public Settled settleInput(ModuleAddress path, String name) {
    checks.reached(CheckResult.Kind.VARIABLE, path, "var." + name);
    return each(path, m -> m.inputs().value(name).isPresent());
  }

  /** Evaluates an output in all instances of its module. */
  public Settled settleOutput(ModuleAddress path, String name) {
    checks.reached(CheckResult.Kind.OUTPUT, path, "output." + name);
    OutputValue output =
        configuration.module(path).map(module -> module.outputs().get(name)).orElseThrow();
    return each(path, m -> m.output(output).value().isPresent());
  }

  /**
   * Judges a {@code check} block in all instances of its module.
   *
   * @return warnings, and errors in the block itself
   */
  public List<Diagnostic> assertions(ModuleAddress path, String name) {
    checks.reached(CheckResult.Kind.CHECK, path, "check." + name);
    CheckBlock check =
        configuration.module(path).map(module -> module.checks().get(name)).orElseThrow();
    List<Diagnostic> found = new ArrayList<>();
    everywhere(path, m -> found.addAll(m.assertions(check)));
    return found;
  }

  /** Says that the instances of a block are looked at, even if there are none. */
  public void reached(ResourceAddress block) {
    ResourceAddress inside = block.in(ModuleAddress.ROOT);
    checks.reached(CheckResult.Kind.RESOURCE, block.module(), inside.toString());
  }

  /** Gives a local no value, without another message, because something before it has failed. */
  public void leaveLocalOut(ModuleAddress path, String name) {
    everywhere(path, m -> m.locals().leaveOut(name));
  }

  /** Gives a variable no value, without another message. */
  public void leaveInputOut(ModuleAddress path, String name) {
    everywhere(path, m -> m.inputs().leaveOut(name));
  }

  /** Gives an output no value, without another message. */
  public void leaveOutputOut(ModuleAddress path, String name) {
    everywhere(path, m -> m.leaveOutputOut(name));
  }

  /** Says that the instances of a module cannot be told, without another message. */
  public void leaveCallOut(ModuleAddress path) {
    everywhere(path.parent(), m -> m.leaveCallOut(path.last().name()));
  }

  /**
   * Errors in variables, locals, calls and outputs of called modules, each once; ask when
   * everything that they refer to has a value.
   */
  public List<Diagnostic> problems() {
    List<Diagnostic> found = new ArrayList<>();
    configuration.forEachModule((path, _) -> {
      everywhere(
          path,
          m -> {
            found.addAll(m.problems());
            found.addAll(m.callProblems());
          });
    });
    return found;
  }

  /**
   * Says that the data source of a {@code check} block could not be read, so that there is nothing
   * for its assertions to look at.
   *
   * @param why messages for machines
   */
  public void unreadable(ModuleAddress module, String check, List<String> why) {
    checks.of(CheckResult.Kind.CHECK, module, "check." + check).add(CheckResult.Status.FAIL, why);
    module(module).unreadable(check);
  }

  /**
   * Outputs of all instances of called modules that have a value other than null; in the order of
   * the modules.
   */
  public void forEachCalledOutput(BiConsumer<ModuleAddress, OutputValue> each) {
    configuration.forEachModule((path, called) -> {
      if (!path.isRoot()) {
        for (ModuleAddress instance : instances(path)) {
          for (OutputValue output : called.outputs().values()) {
            Optional<Value> value = module(instance).output(output).value();
            value.filter(known -> !known.isNull()).ifPresent(_ -> each.accept(instance, output));
          }
        }
      }
    });
  }

  /** Gives the next expression of a console as much as the first one had. */
  public void renewBudget() {
    around.budget().renew();
  }

  /** How all conditions turned out, as far as they were evaluated. */
  public List<CheckResult> checks() {
    return checks.results(configuration);
  }

  /** Says that an output of the root module has conditions that nobody looks at. */
  public void ignored(OutputValue output) {
    if (!output.preconditions().isEmpty()) {
      checks
          .of(CheckResult.Kind.OUTPUT, ModuleAddress.ROOT, "output." + output.name())
          .add(CheckResult.Status.UNKNOWN, List.of());
    }
  }
}
