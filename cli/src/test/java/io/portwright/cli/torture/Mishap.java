package io.portwright.cli.torture;

import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.sandbox.http.LoggedRequest;
import io.portwright.provider.sandbox.world.Rewind;

/** What goes wrong between the program and the service, from one request on. */
enum Mishap {
  RESET_BEFORE(1, new Fault.DropBefore()),
  ANSWER_LOST(1, new Fault.DropAfter()),
  ANSWER_CUT(1, new Fault.DropWithin()),
  ERROR_AFTER_SUCCESS(1, new Fault.AnswerAfter(500, "Internal error")),
  UNAVAILABLE(3, new Fault.Answer(503, "Unavailable", 0)),
  TOO_MANY_CALLS(4, new Fault.Answer(429, "Slow down", 1)),
  FOREIGN_PAGE(1, new Fault.Foreign(200, "text/html", "<html>Please log in</html>")),
  BROKEN_JSON(1, new Fault.Foreign(200, "application/json", "{\"message\":\"ok\",\"data\":[{\"u")),
  ANSWER_OF_BEFORE(1, new Fault.Again()),
  TOKEN_EXPIRED(1, new Fault.ExpireToken()),
  STALE_READ(1, new Fault.Stale(new Rewind.Writes(1))),
  STALE_READS(6, new Fault.Stale(new Rewind.Writes(3))),
  NETWORK_GONE(Integer.MAX_VALUE, new Fault.DropBefore());

  private final int times;
  private final Fault.Effect effect;

  Mishap(int times, Fault.Effect effect) {
    this.times = times;
    this.effect = effect;
  }

  /** At a request, counted from 1 among those that it can hit. */
  Fault at(int request) {
    return Fault.always(".*", "", effect).after(request - 1).times(times);
  }

  /** Whether it can hit such a request. */
  boolean hits(LoggedRequest request) {
    return request.method().equals("GET") || !effect.readsOnly();
  }
}
