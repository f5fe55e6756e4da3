package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.eval.Scope;
import io.portwright.engine.eval.Surroundings;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

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
  private final Set<ModuleAddress> incomplete = new HashSet<>();
  private final CheckLog checks = new CheckLog();
  private final Mode mode;
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
    this(configuration, variables, values, around, Mode.EACH);
  }

  private ConfigurationEvaluator(
      Configuration configuration,
      SortedMap<String, Value> variables,
      Values values,
      Surroundings around,
      Mode mode) {
    this.mode = mode;
    this.configuration = configuration;
    this.values = values;
    this.around = around;
    this.root =
        module(ModuleAddress.ROOT, configuration, _ -> new RootInputs(configuration, variables));
  }

  /**
   * One evaluator for each module however often it is called, for checks without real values: what
   * differs between instances is unknown.
   */
  public static ConfigurationEvaluator ofAnyInstance(
      Configuration configuration,
      SortedMap<String, Value> variables,
      Values values,
      Surroundings around) {
    return new ConfigurationEvaluator(configuration, variables, values, around, Mode.ANY);
  }

  private ModuleEvaluator module(
      ModuleAddress address, Configuration module, ModuleEvaluator.InputSource inputs) {
    return new ModuleEvaluator(
        address, module, inputs, new Callees(address), values, around, types, checks);
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
    public boolean isOpen(ModuleCall call) {
      return mode == Mode.ANY && !(call.repetition() instanceof Repetition.Single);
    }

    @Override
    public ModuleEvaluator callee(ModuleCall call, InstanceKey key) {
      return module(caller.child(call.name(), key));
    }
  }

  private Checked<Instances> expanded(ModuleAddress caller, ModuleCall call) {
    return mode == Mode.ANY ? Checked.of(Instances.ONE) : module(caller).instances(call);
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
            ? caller.names().anyInstance(call.repetition())
            : caller.names().instance(instance.last().key(), caller.instances(call).orThrow());
    ModuleEvaluator made =
        module(
            instance,
            called,
            self -> new ModuleInputs(instance.toString(), call, called, outside, self::rules));
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

  /** Evaluates a local in all instances of its module, so that what refers to it finds it done. */
  public void settleLocal(ModuleAddress path, String name) {
    instances(path).forEach(instance -> module(instance).settleLocal(name));
  }

  /** Evaluates an input variable in all instances of its module. */
  public void settleInput(ModuleAddress path, String name) {
    instances(path).forEach(instance -> module(instance).settleInput(name));
  }

  /** Evaluates an output of a called module in all its instances. */
  public void settleOutput(ModuleAddress path, String name) {
    if (!path.isRoot()) {
      OutputValue output =
          configuration.module(path).map(module -> module.outputs().get(name)).orElseThrow();
      instances(path).forEach(instance -> module(instance).child(output));
    }
  }

  /**
   * Errors in locals, calls, arguments and outputs of called modules, each once; ask when
   * everything that they refer to has a value.
   */
  public List<Diagnostic> problems() {
    List<Diagnostic> found = new ArrayList<>();
    configuration.forEachModule((path, _) -> {
      for (ModuleAddress instance : instances(path)) {
        ModuleEvaluator evaluator = module(instance);
        found.addAll(evaluator.problems());
        if (mode == Mode.EACH) {
          found.addAll(evaluator.callProblems());
        }
      }
    });
    return found;
  }

  /**
   * What {@code check} blocks find; only warnings. Ask when everything that they refer to has a
   * value.
   */
  public List<Diagnostic> assertions() {
    List<Diagnostic> found = new ArrayList<>();
    configuration.forEachModule((path, module) -> {
      if (!module.checks().isEmpty()) {
        instances(path).forEach(instance -> found.addAll(module(instance).assertions()));
      }
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

  /** How the conditions turned out that were evaluated so far. */
  public List<CheckResult> checks() {
    return checks.results();
  }
}
