package io.portwright.provider.megaport;

import io.portwright.provider.sandbox.SandboxCredentials;
import io.portwright.provider.sandbox.SandboxOptions;
import io.portwright.provider.sandbox.SandboxServer;
import io.portwright.provider.sandbox.world.Timings;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.schema.WriteOnly;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Account.Goal;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Progress;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.spi.ResourceType.PlanRequest;
import io.portwright.provider.spi.ResourceType.Planned;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A provider logged in to a sandbox of its own, with the steps that the engine takes. */
final class Session implements AutoCloseable {

  private static final Duration WINDOW = Duration.ofSeconds(20);
  private static final int MOST_LOOKS = 200;

  final SandboxServer server;
  final MegaportProvider provider;
  final Account account;
  final SettableClock clock = new SettableClock();
  final List<String> trace = Collections.synchronizedList(new ArrayList<>());
  private int fingerprints;

  Session() {
    this(Timings.INSTANT);
  }

  Session(Timings timings) {
    server = SandboxServer.start(SandboxOptions.inMemory().withTimings(timings));
    provider = provider(server, clock, trace);
    account = connected(provider, Map.of());
    server.control().clearRequests();
  }

  static MegaportProvider provider(SandboxServer server, Clock clock, List<String> trace) {
    SandboxCredentials key = server.defaultCredentials();
    return new MegaportProvider(
        new MegaportSettings(
            Map.of(),
            () ->
                new SandboxEndpoint(
                    server.baseUri(), server.tokenUri(), key.accessKey(), key.secretKey()),
            MegaportSettings.Mode.SANDBOX,
            clock,
            Optional.of(trace::add),
            "test"));
  }

  static Account connected(MegaportProvider provider, Map<String, ?> block) {
    Answer<Account> answer = provider.connect(Written.of(provider.schema(), block));
    return answer.value().orElseThrow(() -> new AssertionError(answer.problems().toString()));
  }

  ResourceType type(String name) {
    return provider.resourceType(name).orElseThrow();
  }

  Planned plan(String type, Optional<ObjectValue> prior, Map<String, ?> written) {
    ObjectValue configuration = Written.of(type(type).schema(), written);
    return type(type).plan(new PlanRequest(prior, configuration));
  }

  /** Orders one object and waits until it is ready. */
  ObjectValue create(String type, Map<String, ?> written) {
    ObjectValue wanted = complete(type, plan(type, Optional.empty(), written).after(), written);
    Outcome outcome = order(type, wanted);
    return finished(type, settled(type, accepted(outcome), Goal.CREATED), wanted);
  }

  /** With the write-only values, as the engine hands a plan over. */
  ObjectValue complete(String type, ObjectValue planned, Map<String, ?> written) {
    Schema schema = type(type).schema();
    return WriteOnly.filled(schema, planned, Written.of(schema, written));
  }

  static ObjectValue accepted(Outcome outcome) {
    if (!(outcome instanceof Outcome.Accepted accepted)) {
      throw new AssertionError("not accepted: " + outcome);
    }
    return accepted.state();
  }

  /** Takes every further step until nothing is left to do. */
  ObjectValue finished(String type, ObjectValue reached, ObjectValue planned) {
    ObjectValue now = reached;
    for (Optional<Action> next = next(type, now, planned);
        next.isPresent();
        next = next(type, now, planned)) {
      now = settled(type, accepted(done(next.get())), Goal.UPDATED);
    }
    return now;
  }

  Optional<Action> next(String type, ObjectValue reached, ObjectValue planned) {
    return account
        .next(type, reached, planned, "fingerprint-" + ++fingerprints)
        .value()
        .orElseThrow();
  }

  Outcome done(Action action) {
    return switch (action) {
      case Action.Order order ->
          account.send(List.of(order), SendWindow.open(WINDOW, Clock.systemUTC())).getFirst();
      case Action.Modify modify -> account.modify(modify);
      case Action.End end -> account.end(end);
      case Action.Local local -> new Outcome.Accepted(List.of(), local.after());
    };
  }

  Outcome order(String type, ObjectValue planned) {
    Answer<Action> answer = account.create(type, planned, "fingerprint-" + ++fingerprints);
    Action.Order order =
        (Action.Order)
            answer.value().orElseThrow(() -> new AssertionError(answer.problems().toString()));
    return account.send(List.of(order), SendWindow.open(WINDOW, Clock.systemUTC())).getFirst();
  }

  /** Changes an object in place and waits until the service shows it. */
  ObjectValue update(String type, ObjectValue before, Map<String, ?> written) {
    Planned planned = plan(type, Optional.of(before), written);
    if (!planned.replaceBecause().isEmpty()) {
      throw new AssertionError("would be replaced because of " + planned.replaceBecause());
    }
    ObjectValue wanted = complete(type, planned.after(), written);
    Action action =
        account.update(type, before, wanted, "fingerprint-" + ++fingerprints).value().orElseThrow();
    return finished(type, settled(type, accepted(done(action)), Goal.UPDATED), wanted);
  }

  void end(String type, ObjectValue before) {
    Outcome outcome = account.end(new Action.End(type, before));
    if (!(outcome instanceof Outcome.Accepted)) {
      throw new AssertionError("not accepted: " + outcome);
    }
    ObjectValue _ = settled(type, before, Goal.ENDED);
  }

  ObjectValue settled(String type, ObjectValue state, Goal goal) {
    Progress progress = new Progress.Waiting("not asked");
    for (int look = 0; look < MOST_LOOKS && progress instanceof Progress.Waiting; look++) {
      account.refresh();
      progress = account.progress(type, state, goal);
    }
    return switch (progress) {
      case Progress.Done done -> done.state();
      case Progress.WaitingForOthers others -> others.state();
      case Progress.Waiting _, Progress.Failed _ ->
          throw new AssertionError("not " + goal + ": " + progress);
    };
  }

  ObjectValue read(String type, ObjectValue recorded) {
    account.refresh();
    Reading reading = account.read(type, recorded);
    if (!(reading instanceof Reading.Present present)) {
      throw new AssertionError("not there: " + reading);
    }
    return present.state();
  }

  ObjectValue data(String type, Map<String, ?> written) {
    Answer<ObjectValue> answer =
        account.readData(
            type, Written.of(provider.dataSourceType(type).orElseThrow().schema(), written));
    return answer.value().orElseThrow(() -> new AssertionError(answer.problems().toString()));
  }

  static Value at(ObjectValue object, String... path) {
    Value value = object;
    for (String name : path) {
      value = ((ObjectValue) value).attribute(name);
    }
    return value;
  }

  /** Number of requests whose method and path fit. */
  long requests(String method, String path) {
    return server.control().requests().stream()
        .filter(request -> request.method().equals(method) && request.path().contains(path))
        .count();
  }

  static Map<String, Object> with(Map<String, ?> map, String key, Object value) {
    Map<String, Object> changed = new TreeMap<>(map);
    changed.put(key, value);
    return changed;
  }

  static Map<String, Object> without(Map<String, ?> map, String key) {
    Map<String, Object> changed = new TreeMap<>(map);
    changed.remove(key);
    return changed;
  }

  @Override
  public void close() {
    account.close();
    server.close();
  }
}
