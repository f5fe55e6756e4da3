package io.portwright.cli.torture;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The company's orders begin to need an approval. */
final class Queued implements Affair {

  /** What the approver says. */
  enum End {
    YES,
    NO
  }

  private final Theatre theatre;
  private final Partner partner;
  private final End end;
  private final Map<String, Integer> ended = new TreeMap<>();

  Queued(Theatre theatre, End end) {
    this.theatre = theatre;
    this.partner = theatre.partner();
    this.end = end;
  }

  @Override
  public void happens(Drama drama) {
    partner.wantsToDecide();
  }

  @Override
  public List<String> afterwards(Run run) {
    switch (end) {
      case YES -> partner.approves();
      case NO -> {
        Map<String, String> before = new TreeMap<>(theatre.ledger().live());
        partner.rejects();
        before.keySet().removeAll(theatre.ledger().live().keySet());
        before.values().forEach(name -> ended.merge(name, 1, Integer::sum));
      }
    }
    partner.decidesNoMore();
    return run.exitCode() == 0
        ? List.of()
        : List.of("waiting for an approval is a failure: " + Aftermath.tail(run.text()));
  }

  @Override
  public Map<String, Integer> ended() {
    return Map.copyOf(ended);
  }
}
