package io.portwright.engine.apply;

import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Action;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Groups orders into requests: one account each, not more than it takes, and never two that could
 * be mistaken for each other.
 */
final class Batches {
  private final int limit;
  private final List<Prepared.Call> calls = new ArrayList<>();
  private final Set<List<String>> taken = new HashSet<>();

  private Batches(int limit) {
    this.limit = limit;
  }

  /** All calls, in their order as far as possible. */
  static List<List<Prepared.Call>> of(List<Prepared.Call> calls) {
    Map<Account, List<Batches>> open = new IdentityHashMap<>();
    List<Batches> all = new ArrayList<>();
    for (Prepared.Call call : calls) {
      List<Batches> own = open.computeIfAbsent(call.account(), _ -> new ArrayList<>());
      if (own.stream().noneMatch(batch -> batch.take(call))) {
        Batches fresh = new Batches(Math.max(1, call.account().batchLimit()));
        fresh.take(call);
        own.add(fresh);
        all.add(fresh);
      }
      own.removeIf(batch -> batch.calls.size() == batch.limit);
    }
    return all.stream().map(batch -> List.copyOf(batch.calls)).toList();
  }

  private boolean take(Prepared.Call call) {
    Action.Order order = (Action.Order) call.action();
    List<String> byType = List.of("type", order.type(), order.serviceName());
    List<String> byLane = List.of("lane", order.lane(), order.serviceName());
    if (calls.size() >= limit || taken.contains(byType) || taken.contains(byLane)) {
      return false;
    }
    taken.add(byType);
    taken.add(byLane);
    calls.add(call);
    return true;
  }
}
