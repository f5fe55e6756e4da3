package io.portwright.engine.apply;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.account.Problems;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.apply.ApplyEvent.Doing;
import io.portwright.engine.config.BlockValue;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.config.Instances;
import io.portwright.engine.config.ModuleEvaluator;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.plan.Change;
import io.portwright.engine.plan.Consistency;
import io.portwright.engine.plan.InfiniteNumbers;
import io.portwright.engine.plan.InstancePlan;
import io.portwright.engine.plan.InstancePlan.Prior;
import io.portwright.engine.plan.SensitiveParts;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.schema.WriteOnly;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Evaluates a step for the last time, with real values, and turns it into an action. */
final class Preparation {
  private final Configuration configuration;
  private final ConfigurationEvaluator evaluator;
  private final Accounts accounts;
  private final Supplier<String> ids;
  private final Map<ResourceAddress, Checked<Instances>> instances = new HashMap<>();

  Preparation(
      Configuration configuration,
      ConfigurationEvaluator evaluator,
      Accounts accounts,
      Supplier<String> ids) {
    this.configuration = configuration;
    this.evaluator = evaluator;
    this.accounts = accounts;
    this.ids = ids;
  }

  private static Doing doing(Change change) {
    return switch (change) {
      case Change.Create _, Change.Replace _ -> Doing.CREATE;
      case Change.Update _ -> Doing.UPDATE;
      case Change.Read _, Change.NoOp _ -> Doing.READ;
      case Change.Delete _, Change.Forget _ -> Doing.END;
    };
  }

  Prepared make(Step step, Change change) {
    ResourceBlock block = configuration.resource(step.address().resource()).orElseThrow();
    Doing doing = doing(change);
    Checked<BlockValue> value = value(block, step.address());
    if (value.hasErrors() || value.value().isEmpty()) {
      return new Prepared.Broken(step, doing, value.diagnostics());
    }
    Checked<Account> account = accounts.account(accounts.key(step.address().resource()));
    if (account.value().isEmpty()) {
      return new Prepared.Broken(step, doing, account.diagnostics());
    }
    return change instanceof Change.Read
        ? read(step, block, value.orThrow(), account.orThrow())
        : change(step, change, block, value.orThrow(), account.orThrow());
  }

  private Checked<BlockValue> value(ResourceBlock block, InstanceAddress address) {
    ModuleEvaluator module = evaluator.module(address.resource().module());
    Checked<Instances> all =
        instances.computeIfAbsent(address.resource(), _ -> module.instances(block));
    if (all.value().isEmpty()) {
      return Checked.failed(all.diagnostics());
    }
    List<Diagnostic> failing = module.preconditions(block, address.key(), all.orThrow());
    if (failing.stream().anyMatch(Diagnostic::isError)) {
      return Checked.failed(failing);
    }
    return module.instance(block, address.key(), all.orThrow());
  }

  private Prepared read(Step step, ResourceBlock block, BlockValue value, Account account) {
    Problems places = Problems.of(block, value, step.address()::toString);
    ObjectValue wanted = (ObjectValue) value.value().unmarkedDeep();
    Optional<Diagnostic> infinite = InfiniteNumbers.problem(step.address().toString(), wanted);
    if (infinite.isPresent()) {
      return new Prepared.Broken(step, Doing.READ, List.of(infinite.get()));
    }
    Answer<ObjectValue> answer = account.readData(block.address().type(), wanted);
    return answer.hasErrors() || answer.value().isEmpty()
        ? new Prepared.Broken(step, Doing.READ, places.diagnostics(answer.problems()))
        : new Prepared.Settled(
            step,
            Doing.READ,
            answer.value().map(v -> SensitiveParts.marked(block.schema(), v, value.value())));
  }

  private Prepared change(
      Step step, Change change, ResourceBlock block, BlockValue value, Account account) {
    Doing doing = doing(change);
    ResourceType type = accounts.resourceType(block.address().type()).orElseThrow();
    Checked<InstancePlan> last =
        InstancePlan.of(
            type,
            block,
            value,
            step.address()::toString,
            change.prior(),
            change instanceof Change.Replace ? Prior.DISREGARD : Prior.KEEP);
    if (last.hasErrors() || last.value().isEmpty()) {
      return new Prepared.Broken(step, doing, last.diagnostics());
    }
    InstancePlan plan = last.orThrow();
    Optional<Diagnostic> infinite =
        InfiniteNumbers.problem(step.address().toString(), plan.after());
    if (infinite.isPresent()) {
      return new Prepared.Broken(step, doing, List.of(infinite.get()));
    }
    Optional<AttributePath> broken =
        Consistency.broken(change.planned().orElseThrow(), plan.after());
    boolean grown = change instanceof Change.Update && !plan.replaceBecause().isEmpty();
    if (broken.isPresent() || grown) {
      AttributePath where = broken.orElseGet(() -> plan.replaceBecause().first());
      return new Prepared.Broken(step, doing, List.of(inconsistent(block, value, step, where)));
    }
    if (change instanceof Change.Update && plan.diffs().isEmpty()) {
      return new Prepared.Settled(step, doing, Optional.of(plan.after()));
    }
    ObjectValue planned = (ObjectValue) plan.after().unmarkedDeep();
    ObjectValue filled = WriteOnly.filled(block.schema(), planned, plan.configuration());
    Answer<Action> action =
        change instanceof Change.Update update
            ? account.update(type.name(), plain(update.before()), filled, ids.get())
            : account.create(type.name(), filled, ids.get());
    List<Diagnostic> problems =
        Problems.of(block, value, step.address()::toString).diagnostics(action.problems());
    return action.hasErrors() || action.value().isEmpty()
        ? new Prepared.Broken(step, doing, problems)
        : prepared(step, doing, account, block.schema(), action.value().get(), plan.after());
  }

  /**
   * What a step comes to after one of its calls has arrived; empty when nothing is left to do.
   *
   * @param reached the object as it is now
   */
  Optional<Prepared> further(Prepared.Call done, ObjectValue reached) {
    String type = done.step().address().resource().type();
    Answer<Optional<Action>> next =
        done.account().next(type, reached, plain(done.like()), ids.get());
    if (next.hasErrors() || next.value().isEmpty()) {
      return Optional.of(
          new Prepared.Broken(done.step(), done.doing(), found(done.step(), next.problems())));
    }
    return next.value()
        .get()
        .map(action ->
            new Prepared.Call(
                done.step(),
                done.doing(),
                Prepared.Part.FURTHER,
                done.account(),
                done.schema(),
                action,
                done.like()));
  }

  private static Prepared prepared(
      Step step, Doing doing, Account account, Schema schema, Action action, ObjectValue like) {
    return switch (action) {
      case Action.Local local ->
          new Prepared.Settled(
              step,
              doing,
              doing == Doing.END
                  ? Optional.empty()
                  : Optional.of(SensitiveParts.marked(schema, local.after(), like)));
      case Action.Order _, Action.Modify _, Action.End _ ->
          new Prepared.Call(step, doing, Prepared.Part.FIRST, account, schema, action, like);
    };
  }

  private static ObjectValue plain(ObjectValue value) {
    return (ObjectValue) value.unmarkedDeep();
  }

  private static Diagnostic inconsistent(
      ResourceBlock block, BlockValue value, Step step, AttributePath where) {
    String attribute = where.isRoot() ? "" : " in the attribute " + where;
    return Diagnostic.error(
            "Final plan differs from the plan",
            "With the values that are known now, "
                + step.address()
                + " would become something else than was planned"
                + attribute
                + ". Nothing was sent for it, because nobody has agreed to that.\n\nMake a new"
                + " plan.",
            value.rangeOf(where))
        .in(block.title())
        .about(step.address().toString())
        .withCode("APPLY-1");
  }

  Prepared end(Step step, ObjectValue before) {
    ResourceAddress resource = step.address().resource();
    ResourceType type = accounts.resourceType(resource.type()).orElseThrow();
    Checked<Account> account = accounts.account(accounts.key(resource));
    if (account.value().isEmpty()) {
      return new Prepared.Broken(step, Doing.END, account.diagnostics());
    }
    Answer<Action> action = account.orThrow().delete(type.name(), plain(before));
    return action.hasErrors() || action.value().isEmpty()
        ? new Prepared.Broken(step, Doing.END, found(step, action.problems()))
        : prepared(step, Doing.END, account.orThrow(), type.schema(), action.value().get(), before);
  }

  private static List<Diagnostic> found(Step step, List<AttributeProblem> problems) {
    List<Diagnostic> found = new ArrayList<>();
    for (AttributeProblem problem : problems) {
      Diagnostic one =
          (problem.isError()
                  ? Diagnostic.error(problem.summary(), problem.detail())
                  : Diagnostic.warning(problem.summary(), problem.detail()))
              .about(step.address().toString());
      found.add(problem.code().map(one::withCode).orElse(one));
    }
    return found;
  }
}
