package io.portwright.provider.megaport;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.sandbox.world.Timings;
import io.portwright.provider.spi.Action;
import io.portwright.provider.value.Value;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Access tokens: fetched once, renewed before they end. */
class TokenTest {

  private static long logins(Session session) {
    return session.trace.stream()
        .filter(line -> line.startsWith("-> POST") && line.contains("/oauth2/token"))
        .count();
  }

  private static void call(Session session) {
    session.account.refresh();
    var _ = session.account.lookalikes(order());
  }

  private static Action.Order order() {
    return new Action.Order("megaport_port", "name", "lane", "{}", Value.object(Map.of()), "f");
  }

  @Test
  void oneTokenServesManyCalls() {
    try (Session session = new Session()) {
      call(session);
      call(session);
      call(session);
      assertThat(logins(session)).isEqualTo(1);
    }
  }

  @Test
  void tokenIsRenewedAMinuteBeforeItEnds() {
    try (Session session = new Session(Timings.INSTANT.withTokenLife(Duration.ofHours(1)))) {
      session.clock.advance(Duration.ofMinutes(58));
      call(session);
      assertThat(logins(session)).isEqualTo(1);
      session.clock.advance(Duration.ofSeconds(61));
      call(session);
      assertThat(logins(session)).isEqualTo(2);
    }
  }

  @Test
  void shortTokenIsRenewedAfterNineTenthsOfItsLife() {
    try (Session session = new Session(Timings.INSTANT.withTokenLife(Duration.ofMinutes(5)))) {
      session.clock.advance(Duration.ofSeconds(269));
      call(session);
      assertThat(logins(session)).isEqualTo(1);
      session.clock.advance(Duration.ofSeconds(2));
      call(session);
      assertThat(logins(session)).isEqualTo(2);
    }
  }

  @Test
  void endedTokenIsReplacedWithinTheCall() {
    try (Session session = new Session()) {
      session.server.control().expireTokens();
      var port = session.create("megaport_port", Samples.PORT);
      assertThat(session.read("megaport_port", port)).isEqualTo(port);
      assertThat(logins(session)).isEqualTo(2);
    }
  }
}
