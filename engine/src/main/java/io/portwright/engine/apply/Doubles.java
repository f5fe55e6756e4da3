package io.portwright.engine.apply;

import io.portwright.engine.journal.Intent;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds accepted orders against what was there before them. A cache on the way may answer an order
 * with the answer of another one; a proxy on the way may send an order twice.
 */
final class Doubles {
  private final Set<String> ours = new HashSet<>();
  private final Map<Step, List<String>> knownBefore = new HashMap<>();

  /** The outcome, or an unclear one when its answer names a service that it cannot have made. */
  Outcome judged(Prepared.Call call, Intent intent, Outcome outcome) {
    if (!(outcome instanceof Outcome.Accepted accepted) || !call.makes()) {
      return outcome;
    }
    List<String> old =
        accepted.uids().stream()
            .filter(uid -> intent.knownUids().contains(uid) || ours.contains(uid))
            .toList();
    if (!old.isEmpty()) {
      return new Outcome.Unclear(answeredForAnother(old));
    }
    ours.addAll(accepted.uids());
    knownBefore.put(call.step(), intent.knownUids());
    return outcome;
  }

  private static Diagnostic answeredForAnother(List<String> uids) {
    return Diagnostic.error(
            "The answer to an order is that of another",
            "It names "
                + String.join(", ", uids)
                + ", which was there before the order was sent. Something between this computer"
                + " and the service may have answered in its place.")
        .withCode("APPLY-14");
  }

  /** A warning when an object that was ordered once is there more than once. */
  Optional<Diagnostic> arrived(Prepared.Call call) {
    List<String> before = knownBefore.remove(call.step());
    if (before == null || !(call.action() instanceof Action.Order order)) {
      return Optional.empty();
    }
    List<String> others = new ArrayList<>(call.account().listed(order));
    others.removeAll(before);
    others.removeAll(ours);
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(twice(call.step().address().toString(), order.serviceName(), others));
  }

  private static Diagnostic twice(String address, String name, List<String> uids) {
    return Diagnostic.warning(
            "A service may have been ordered twice",
            "The order for "
                + address
                + " was sent once, and since then the account has another service of that type"
                + " named \""
                + name
                + "\": "
                + String.join(", ", uids)
                + ". Something between this computer and the service may have repeated the order."
                + " It costs money and is not in state.\n\nLook at it in the Portal and end it"
                + " there if nobody else has ordered it.")
        .about(address)
        .withCode("APPLY-15");
  }
}
