package io.portwright.engine.fake;

import io.portwright.engine.fake.FakeWorld.Script;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.Identity;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Progress;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.Review;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.MapValue;
import io.portwright.provider.value.Value.ObjectValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Acts on a {@link FakeWorld}. */
final class FakeAccount implements Account {
  private static final Value NO_TAGS = Value.nullOf(Type.map(Type.STRING));
  private final FakeWorld world;

  FakeAccount(FakeWorld world) {
    this.world = world;
  }

  @Override
  public Identity identity() {
    return world.identity;
  }

  @Override
  public synchronized void refresh() {
    world.fetches++;
  }

  private static String name(ObjectValue object) {
    return object.attribute("name").asString();
  }

  private static String uid(ObjectValue object) {
    Value uid = object.attribute("uid");
    return uid.isPresent() ? uid.asString() : "";
  }

  @Override
  public synchronized Reading read(String type, ObjectValue recorded) {
    ObjectValue found = world.services.get(uid(recorded));
    return found == null
        ? new Reading.Gone("Service " + uid(recorded) + " is decommissioned.")
        : new Reading.Present(
            found
                .with("secret", recorded.attribute("secret"))
                .with("status", Value.string("LIVE")));
  }

  @Override
  public synchronized Answer<ObjectValue> readData(String type, ObjectValue configuration) {
    world.dataReads++;
    return name(configuration).equals("nowhere")
        ? Answer.refused(
            AttributeProblem.error(
                AttributePath.of("name"), "No such place", "There is no place of this name."))
        : Answer.of(configuration.with("id", Value.number(name(configuration).length())));
  }

  @Override
  public Answer<ObjectValue> readAgain(String type, ObjectValue configuration, ObjectValue before) {
    world.dataBefore.add(before);
    return readData(type, configuration);
  }

  @Override
  public Review review(List<Review.Item> items) {
    return new Review(world.findings, new TreeMap<>());
  }

  @Override
  public Answer<Action> create(String type, ObjectValue planned, String fingerprint) {
    ObjectValue after = world.tagsAreOrdered ? planned.with("tags", NO_TAGS) : planned;
    return Answer.of(
        new Action.Order(type, name(planned), type, planned.toString(), after, fingerprint));
  }

  @Override
  public Answer<Optional<Action>> next(
      String type, ObjectValue reached, ObjectValue planned, String fingerprint) {
    if (!world.tagsAreOrdered || !(planned.attribute("tags") instanceof MapValue wanted)) {
      return Answer.of(Optional.empty());
    }
    SortedMap<String, Value> tags = new TreeMap<>();
    if (reached.attribute("tags") instanceof MapValue there) {
      tags.putAll(there.entries());
    }
    for (String key : wanted.entries().keySet()) {
      if (!tags.containsKey(key)) {
        tags.put(key, wanted.entries().get(key));
        ObjectValue after = reached.with("tags", Value.map(Type.STRING, tags));
        return Answer.of(
            Optional.of(
                new Action.Order(type, name(planned) + "#" + key, type, key, after, fingerprint)));
      }
    }
    return Answer.of(Optional.empty());
  }

  @Override
  public Answer<Action> update(
      String type, ObjectValue before, ObjectValue planned, String fingerprint) {
    return Answer.of(
        next(type, before, planned, fingerprint)
            .value()
            .orElseThrow()
            .orElseGet(() -> new Action.Modify(type, before, planned)));
  }

  @Override
  public Answer<Action> delete(String type, ObjectValue before) {
    return Answer.of(new Action.End(type, before));
  }

  @Override
  public int batchLimit() {
    return world.batchLimit;
  }

  @Override
  public Checked<List<String>> lookalikes(Action.Order order) {
    return Checked.of(
        world.services.entrySet().stream()
            .filter(service -> name(service.getValue()).equals(order.serviceName()))
            .map(Map.Entry::getKey)
            .toList());
  }

  @Override
  public List<Diagnostic> validate(List<Action.Order> wave) {
    List<Diagnostic> found = new ArrayList<>();
    for (Action.Order order : wave) {
      if (world.scripts.get(order.serviceName()) == Script.INVALID) {
        found.add(FakeWorld.problem("Order is not valid", order.serviceName()));
      }
    }
    return found;
  }

  @Override
  public List<Outcome> send(List<Action.Order> orders, SendWindow window) {
    List<Outcome> outcomes = new ArrayList<>();
    world.log.add("send " + orders.stream().map(Action.Order::serviceName).toList());
    for (Action.Order order : orders) {
      outcomes.add(sent(order));
    }
    return outcomes;
  }

  private Outcome sent(Action.Order order) {
    Script script = world.scripts.get(order.serviceName());
    if (script == Script.REFUSED) {
      return new Outcome.Refused(FakeWorld.problem("Order was refused", order.serviceName()));
    }
    if (script == Script.UNCLEAR) {
      return new Outcome.Unclear(FakeWorld.problem("Answer was lost", order.serviceName()));
    }
    if (order.serviceName().contains("#")) {
      world.services.put(uid(order.after()), order.after());
      return new Outcome.Accepted(List.of(order.serviceName()), order.after());
    }
    String uid = "uid-" + ++world.made;
    ObjectValue state =
        order.after().with("uid", Value.string(uid)).with("status", Value.nullOf(Type.STRING));
    world.services.put(uid, state.with("status", Value.string("LIVE")));
    return script == Script.UNCLEAR_BUT_MADE
        ? new Outcome.Unclear(FakeWorld.problem("Answer was lost", order.serviceName()))
        : new Outcome.Accepted(List.of(uid), state);
  }

  @Override
  public synchronized Outcome modify(Action.Modify change) {
    world.log.add("modify " + name(change.after()));
    if (world.scripts.get(name(change.after())) == Script.REFUSED) {
      return new Outcome.Refused(FakeWorld.problem("Change was refused", name(change.after())));
    }
    world.services.put(uid(change.before()), change.after());
    return new Outcome.Accepted(List.of(), change.after());
  }

  @Override
  public synchronized Outcome end(Action.End end) {
    world.log.add("end " + name(end.before()) + " " + uid(end.before()));
    for (ObjectValue service : world.services.values()) {
      if (service.attribute("on").equals(end.before().attribute("uid"))) {
        return new Outcome.Refused(FakeWorld.problem("Something hangs on it", name(end.before())));
      }
    }
    world.services.remove(uid(end.before()));
    return new Outcome.Accepted(List.of(), end.before());
  }

  @Override
  public synchronized Progress progress(String type, ObjectValue state, Goal goal) {
    String key = goal + uid(state);
    if (world.looks.merge(key, 1, Integer::sum) < world.looksNeeded) {
      return new Progress.Waiting("DEPLOYABLE");
    }
    world.looks.remove(key);
    if (goal == Goal.ENDED) {
      return new Progress.Done("DECOMMISSIONED", state);
    }
    ObjectValue live = state.with("status", Value.string("LIVE"));
    Script script = world.scripts.get(name(state));
    if (script == Script.FAILS_LATER) {
      return new Progress.Failed("FAILED", FakeWorld.problem("Service has failed", name(state)));
    }
    return script == Script.WAITS_FOR_OTHERS
        ? new Progress.WaitingForOthers("CONFIGURED", "waits for its cross connect", live)
        : new Progress.Done("LIVE", live);
  }

  @Override
  public Patience patience(String type, Goal goal) {
    return new Patience(Duration.ofSeconds(1), Duration.ofMinutes(10));
  }

  @Override
  public void close() {}
}
