package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.eval.Evaluator;
import io.portwright.engine.eval.Scope;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Looks at the declarations of one module whatever its inputs and instances: first at their
 * references, then at what they evaluate to when resources and inputs are unknown. Each is asked
 * for once, after all that it refers to.
 */
public final class ModuleValidation {
  private final ModuleEvaluator evaluator;
  private final Configuration configuration;
  private final ModuleCheck check;
  private final SoundParts sound;

  /**
   * @param evaluator of any instance of the module
   * @param sound shared by all modules
   */
  ModuleValidation(ModuleEvaluator evaluator, SoundParts sound) {
    this.evaluator = evaluator;
    this.configuration = evaluator.configuration();
    this.check = new ModuleCheck(configuration, evaluator.address());
    this.sound = sound;
  }

  private static <T> T declared(Map<String, T> all, String name) {
    return Optional.ofNullable(all.get(name)).orElseThrow();
  }

  private static boolean failed(List<Diagnostic> found) {
    return found.stream().anyMatch(Diagnostic::isError);
  }

  /** What is wrong with references, or else with values. */
  private List<Diagnostic> checked(
      Object part, Supplier<List<Diagnostic>> references, Supplier<List<Diagnostic>> values) {
    List<Diagnostic> found = new ArrayList<>(sound.check(part, references));
    if (!failed(found)) {
      found.addAll(values.get());
    }
    return found;
  }

  /** Blocks that nothing can refer to. */
  public List<Diagnostic> around() {
    return sound.check(configuration, check::around);
  }

  public List<Diagnostic> local(String name) {
    LocalValue local = declared(configuration.locals(), name);
    Scope scope = evaluator.names().outside();
    if (!LocalValues.selfReferences(local).isEmpty()) {
      return evaluator.locals().problems(name, scope);
    }
    return checked(
        local,
        () -> check.value(local.expression(), BlockContext.NONE),
        () -> evaluator.locals().problems(name, scope));
  }

  /**
   * What a call gives for a variable.
   *
   * @param caller module that holds the call
   */
  public List<Diagnostic> argument(String name, ModuleCall call, ModuleValidation caller) {
    InputVariable variable = declared(configuration.variables(), name);
    BlockContext anywhere = BlockContext.NONE.with("count").with("each");
    var argument = call.arguments().get(name);
    return argument == null
        ? evaluator.inputs().argumentProblems(variable)
        : checked(
            argument,
            () -> in(call.title(), caller.check.value(argument.expression(), anywhere)),
            () -> evaluator.inputs().argumentProblems(variable));
  }

  public List<Diagnostic> validations(String name) {
    InputVariable variable = declared(configuration.variables(), name);
    return checked(
        variable, () -> check.validations(variable), () -> evaluator.inputs().problems(variable));
  }

  public List<Diagnostic> output(String name) {
    OutputValue output = declared(configuration.outputs(), name);
    List<Diagnostic> found = new ArrayList<>(check.placement(output));
    for (CheckRule rule : output.preconditions()) {
      found.addAll(
          checked(
              rule, () -> check.precondition(rule), () -> evaluator.precondition(output, rule)));
    }
    if (!failed(found)) {
      found.addAll(
          checked(
              output.value(),
              () -> check.value(output.value(), BlockContext.NONE),
              () -> evaluator.value(output).diagnostics()));
      found.addAll(check.dependsOn(output.dependsOn()));
    }
    return found;
  }

  /** How often a module is called, and what it waits for. */
  public List<Diagnostic> call(ModuleCall call) {
    List<Diagnostic> found =
        new ArrayList<>(
            checked(
                call,
                () -> check.repetition(call.repetition()),
                () -> evaluator.instances(call).diagnostics()));
    found.addAll(check.dependsOn(call.dependsOn()));
    return in(call.title(), found);
  }

  /** What the assertions of a {@code check} block say; whether they hold does not matter yet. */
  public List<Diagnostic> assertions(String name) {
    CheckBlock block = declared(configuration.checks(), name);
    List<Diagnostic> found = new ArrayList<>();
    for (CheckRule rule : block.assertions()) {
      found.addAll(
          checked(
              rule,
              () -> check.assertion(rule, block),
              () -> CheckRules.messageMistakes(List.of(rule), evaluator.names().outside())));
    }
    return found;
  }

  /**
   * What is imported, as far as that can be told.
   *
   * @param target the block that the objects are imported to
   */
  public List<Diagnostic> imports(Refactoring.Import block, ResourceBlock target) {
    return checked(
        block,
        () -> check.imported(block),
        () ->
            new ImportEvaluator(
                    evaluator.names(), target.repetition(), ImportEvaluator.Unknowns.PASSED_OVER)
                .all(block)
                .diagnostics());
  }

  /** The configuration of a provider. */
  public List<Diagnostic> provider(ProviderBlock block) {
    return checked(
        block, () -> check.provider(block), () -> evaluator.provider(block).diagnostics());
  }

  /**
   * A resource with its conditions.
   *
   * @param rules what the provider says of arguments without mistakes
   */
  public List<Diagnostic> resource(
      ResourceBlock block, Function<BlockValue, List<Diagnostic>> rules) {
    Set<Diagnostic> found =
        new LinkedHashSet<>(
            checked(
                block.repetition(),
                () -> check.repetition(block.repetition()),
                () -> evaluator.expansion(block).diagnostics()));
    found.addAll(check.dependsOn(block.dependsOn()));
    found.addAll(body(block, rules));
    for (ModuleCheck.Part part : ModuleCheck.conditions(block)) {
      found.addAll(
          checked(
              part.expression(),
              () -> check.condition(part),
              () -> Evaluator.evaluate(part.expression(), scope(block)).diagnostics()));
    }
    return evaluator.about(List.copyOf(found), block, InstanceKey.NONE);
  }

  private Scope scope(ResourceBlock block) {
    return evaluator.names().anyInstance(block.repetition()).withSelf(Value.unknown(Type.DYNAMIC));
  }

  /** Mistakes in the form of a body do not hide those in its arguments, but all rules. */
  private List<Diagnostic> body(ResourceBlock block, Function<BlockValue, List<Diagnostic>> rules) {
    BodyEvaluator body =
        new BodyEvaluator(
            block.schema(), evaluator.names().anyInstance(block.repetition()), evaluator.types());
    List<Diagnostic> found = new ArrayList<>(sound.check(block, () -> check.bodyReferences(block)));
    if (failed(found)) {
      return found;
    }
    found.addAll(sound.check(block.body(), () -> check.bodyForm(block)));
    if (failed(found)) {
      found.addAll(body.mistakes(block.body()));
      return found;
    }
    Checked<BlockValue> value = body.evaluate(block.body(), block.whole());
    found.addAll(value.diagnostics());
    if (!value.hasErrors() && value.value().isPresent()) {
      found.addAll(ModuleCheck.ignored(block));
      found.addAll(rules.apply(value.orThrow()));
    }
    return found;
  }

  private static List<Diagnostic> in(String title, List<Diagnostic> found) {
    return found.stream().map(problem -> problem.in(title)).toList();
  }
}
