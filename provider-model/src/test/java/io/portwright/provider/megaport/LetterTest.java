package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Session.at;
import static io.portwright.provider.megaport.Session.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.megaport.account.MegaportAccount;
import io.portwright.provider.spi.Review;
import io.portwright.provider.value.Value.ObjectValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fetching a letter of authorization renews it, so no run does it by itself. */
class LetterTest {

  private final Session session = new Session();

  @AfterEach
  void close() {
    session.close();
  }

  private Review review(
      String type, Review.Step step, Optional<ObjectValue> before, ObjectValue after) {
    return session.account.review(
        List.of(new Review.Item(type + ".p", type, step, before, Optional.of(after))));
  }

  @Test
  void planRefreshApplyAndLookUpFetchNoLetter() {
    for (String type : List.of("megaport_port", "megaport_lag_port")) {
      Map<String, ?> written = type.endsWith("lag_port") ? Samples.LAG : Samples.PORT;
      ObjectValue planned = session.plan(type, Optional.empty(), written).after();
      assertThat(review(type, Review.Step.CREATE, Optional.empty(), planned).quotes()).hasSize(1);
      ObjectValue made = session.create(type, written);
      ObjectValue read = session.read(type, made);
      Map<String, Object> other = with(written, "product_name", "renamed");
      ObjectValue renamed = session.plan(type, Optional.of(read), other).after();
      Review again = review(type, Review.Step.UPDATE, Optional.of(read), renamed);
      assertThat(again.findings()).isEmpty();
      session.end(type, session.update(type, read, other));
    }
    session.data("megaport_ports", Map.of());
    assertThat(session.requests("GET", "/v2/product")).isPositive();
    assertThat(session.requests("GET", "loa")).isZero();
  }

  /** The same session fetches one as soon as it is asked to. */
  @Test
  void letterIsFetchedWhenItIsAskedFor() {
    ObjectValue port = session.create("megaport_port", Samples.PORT);
    MegaportAccount account = (MegaportAccount) session.account;
    byte[] letter = account.calls().letters().fetch(at(port, "product_uid").asString()).orThrow();
    assertThat(new String(letter, StandardCharsets.ISO_8859_1)).contains("Letter: 1");
    assertThat(session.requests("GET", "/loa")).isEqualTo(1);
  }
}
