package io.portwright.cli.torture;

import java.util.function.Function;
import java.util.regex.Pattern;

/** What somebody else does while a request is under way, and how people go on from there. */
enum Incident {
  /** From the request on, orders and changes wait in the approval queue, and are approved later. */
  APPROVED_LATER(Setting.REHEARSAL, Incident.WRITE, theatre -> new Queued(theatre, Queued.End.YES)),
  /** The same, and they are rejected. */
  REJECTED_LATER(Setting.REHEARSAL, Incident.WRITE, theatre -> new Queued(theatre, Queued.End.NO)),
  /** The branch of the state loses its last commit; somebody brings it back. */
  SET_BACK(Setting.TEAM, Incident.ANY, Rewritten::setBackAndRestored),
  /** The same, and people go on from what is there. */
  SET_BACK_ACCEPTED(Setting.TEAM, Incident.ANY, Rewritten::setBackAndAccepted),
  /** The branch of the state is deleted; somebody brings it back. */
  BRANCH_DELETED(Setting.TEAM, Incident.ANY, Rewritten::deletedAndRestored),
  /** Somebody removes the lock by force. */
  LOCK_REMOVED(Setting.TEAM, Incident.ANY, theatre -> new Seized(theatre, Seized.By.NOBODY)),
  /** Somebody removes the lock by force, locks, and carries the same out. */
  LOCK_TAKEN(Setting.TEAM, Incident.ANY, theatre -> new Seized(theatre, Seized.By.FORCE)),
  /** Somebody carries the same out without asking for the lock. */
  RIVAL_ELSEWHERE(Setting.TEAM, Incident.ANY, theatre -> new Seized(theatre, Seized.By.RECKLESS));

  private static final String ANY = "request .*";
  private static final String WRITE = "request (POST|PUT) /v[0-9]+/(networkdesign/buy|product).*";

  private final Setting setting;
  private final Pattern requests;
  private final Function<Theatre, Affair> affair;

  Incident(Setting setting, String requests, Function<Theatre, Affair> affair) {
    this.setting = setting;
    this.requests = Pattern.compile(requests);
    this.affair = affair;
  }

  Setting setting() {
    return setting;
  }

  /** Whether it makes a difference at such a step. */
  boolean hits(String step) {
    return requests.matcher(step).matches();
  }

  Affair in(Theatre theatre) {
    return affair.apply(theatre);
  }
}
