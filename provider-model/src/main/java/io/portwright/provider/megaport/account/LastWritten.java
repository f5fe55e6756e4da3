package io.portwright.provider.megaport.account;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Times;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * When this program has last ordered or changed a service, by its own clock; kept in the service's
 * state, attribute {@code last_updated}.
 *
 * @param lag time that answers may lag behind orders and changes
 */
record LastWritten(Clock clock, Duration lag) {
  private static final String ATTRIBUTE = "last_updated";

  /** The state of what was ordered or changed just now. */
  ObjectValue now(ObjectValue state) {
    Value now = Value.string(clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    return state.attributes().containsKey(ATTRIBUTE) ? state.with(ATTRIBUTE, now) : state;
  }

  /** Whether the service may not show it yet. */
  boolean isRecent(ObjectValue recorded) {
    return Fields.text(recorded, ATTRIBUTE)
        .flatMap(text -> Times.instant(Json.of(text)))
        .filter(at -> clock.instant().isBefore(at.plus(lag)))
        .isPresent();
  }

  /** Why the service is not believed when it says that there is no such thing. */
  Diagnostic notShown(String uid) {
    return Diagnostic.error(
            "Service is not shown yet",
            "%s was ordered or changed less than %d s ago, and the service says that there is none."
                    .formatted(uid, lag.toSeconds())
                + " Its answers can lag behind orders; if this one were believed, the service would"
                + " be ordered again.\n\nRun again in a minute.")
        .withCode("ORDER-8");
  }
}
