package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Session.at;
import static io.portwright.provider.megaport.Session.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.sandbox.http.Traffic;
import io.portwright.provider.sandbox.world.Rewind;
import io.portwright.provider.spi.Account.Goal;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Progress;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of calls when something goes wrong; above all: nothing is ever ordered twice. */
class FailureTest {
  private static final Duration TINY = Duration.ofMillis(2);

  private final Session session = new Session();

  @AfterEach
  void close() {
    session.close();
  }

  private Fault.Effect effect(String name) {
    return switch (name) {
      case "500 before" -> new Fault.Answer(500, "Internal error", 0);
      case "503 before" -> new Fault.Answer(503, "Unavailable", 0);
      case "500 after" -> new Fault.AnswerAfter(500, "Internal error");
      case "drop before" -> new Fault.DropBefore();
      case "drop after" -> new Fault.DropAfter();
      case "foreign 200" -> new Fault.Foreign(200, "text/html", "<html>hello</html>");
      case "foreign 400" -> new Fault.Foreign(400, "text/html", "<html>proxy</html>");
      case "400" -> new Fault.Answer(400, "Validation failed", 0);
      case "403" -> new Fault.Answer(403, "Not allowed", 0);
      case "404" -> new Fault.Answer(404, "Not found", 0);
      case "409" -> new Fault.Answer(409, "Conflict", 0);
      case "429" -> new Fault.Answer(429, "Slow down", 1);
      case "429 bare" -> new Fault.Answer(429, "Slow down", 0);
      case "cut within" -> new Fault.DropWithin();
      case "twice, first" -> new Fault.Twice(Fault.Shown.FIRST);
      case "twice, second" -> new Fault.Twice(Fault.Shown.SECOND);
      case "token ends" -> new Fault.ExpireToken();
      case "slow" -> new Fault.Slow(Traffic.Latency.even(TINY, TINY.multipliedBy(9), 1));
      default -> throw new IllegalArgumentException(name);
    };
  }

  @ParameterizedTest(name = "an order answered by {0} is {1}, sent {2} times, made {3} services")
  @CsvSource({
    "cut within,  Unclear,  1, 1",
    "'twice, first',  Accepted, 1, 2",
    "'twice, second', Accepted, 1, 2",
    "token ends,  Accepted, 2, 1",
    "429 bare,    Accepted, 2, 1",
    "slow,        Accepted, 1, 1",
    "500 before,  Unclear,  1, 0",
    "503 before,  Unclear,  1, 0",
    "500 after,   Unclear,  1, 1",
    "drop before, Unclear,  1, 0",
    "drop after,  Unclear,  1, 1",
    "foreign 200, Unclear,  1, 0",
    "foreign 400, Unclear,  1, 0",
    "400,         Refused,  1, 0",
    "403,         Refused,  1, 0",
    "404,         Refused,  1, 0",
    "409,         Refused,  1, 0",
    "429,         Accepted, 2, 1",
  })
  void orderIsSentOnce(String fault, String outcome, int sent, int made) {
    session.server.control().inject(Fault.once("POST", "/buy", effect(fault)));
    ObjectValue planned = session.plan("megaport_port", Optional.empty(), Samples.PORT).after();
    Outcome result = session.order("megaport_port", planned);
    assertThat(result.getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(session.trace.stream().filter(line -> line.startsWith("-> POST /v4/networkdesign")))
        .hasSize(sent);
    assertThat(session.server.control().liveServices()).hasSize(made);
  }

  @Test
  void orderIsRepeatedOnceAfterAnEndedToken() {
    session.server.control().expireTokens();
    ObjectValue planned = session.plan("megaport_port", Optional.empty(), Samples.PORT).after();
    assertThat(session.order("megaport_port", planned)).isInstanceOf(Outcome.Accepted.class);
    assertThat(session.server.control().liveServices()).hasSize(1);
  }

  @Test
  void answerOfAnotherOrderIsNotTakenForItsOwn() {
    Fault cache = Fault.once("POST", "/v4/networkdesign/buy", new Fault.Again());
    ObjectValue first = session.create("megaport_port", Samples.port("first"));
    session.server.control().inject(cache);
    ObjectValue planned =
        session.plan("megaport_port", Optional.empty(), Samples.port("second")).after();
    assertThat(session.order("megaport_port", planned)).isInstanceOf(Outcome.Unclear.class);
    assertThat(session.server.control().liveServices())
        .containsExactly(at(first, "product_uid").asString());
  }

  @Test
  void newServiceThatAStaleListLacksIsWaitedFor() {
    ObjectValue planned = session.plan("megaport_port", Optional.empty(), Samples.PORT).after();
    Outcome.Accepted accepted = (Outcome.Accepted) session.order("megaport_port", planned);
    session
        .server
        .control()
        .inject(Fault.once("GET", "/v2/product", new Fault.Stale(new Rewind.Writes(1))).times(2));
    session.account.refresh();
    assertThat(session.account.progress("megaport_port", accepted.state(), Goal.CREATED))
        .isInstanceOf(Progress.Waiting.class);
    ObjectValue port = session.settled("megaport_port", accepted.state(), Goal.CREATED);
    session
        .server
        .control()
        .inject(Fault.once("GET", "/v2/products", new Fault.Stale(new Rewind.Writes(1))));
    session.account.refresh();
    assertThat(session.account.read("megaport_port", port))
        .as("its own call is asked before it is gone")
        .isInstanceOf(Reading.Present.class);
  }

  @ParameterizedTest(name = "VLANs that come late are first shown as {0}")
  @ValueSource(ints = {0, -1})
  void vlanThatComesLateIsNoChange(int shown) {
    Value a = at(session.create("megaport_port", Samples.port("a")), "product_uid");
    Value b = at(session.create("megaport_port", Samples.port("b")), "product_uid");
    Map<String, ?> written =
        Samples.vxc(Map.of("requested_product_uid", a), Map.of("requested_product_uid", b));
    ObjectValue vxc = session.create("megaport_vxc", written);
    session
        .server
        .control()
        .inject(Fault.once("GET", "/v2/prod", new Fault.LateVlan(shown, Duration.ofDays(1))));
    ObjectValue early = session.read("megaport_vxc", vxc);
    assertThat(session.plan("megaport_vxc", Optional.of(early), written).after())
        .as("nothing to change")
        .isEqualTo(early);
    ObjectValue late = session.read("megaport_vxc", early);
    assertThat(session.plan("megaport_vxc", Optional.of(late), written).after()).isEqualTo(late);
    assertThat(late).isEqualTo(vxc);
  }

  @Test
  void orderInAZoneThatWasEmptiedSinceThePlanIsRefused() {
    ObjectValue planned = session.plan("megaport_port", Optional.empty(), Samples.PORT).after();
    session.server.control().emptyZone(3, "red");
    session.server.control().emptyZone(3, "blue");
    Outcome result = session.order("megaport_port", planned);
    assertThat(((Outcome.Refused) result).why().detail()).contains("is not available at");
    assertThat(session.server.control().liveServices()).isEmpty();
  }

  @Test
  void orderThatIsRefusedAsUnauthorizedTwiceIsGivenUp() {
    session
        .server
        .control()
        .inject(Fault.always("POST", "/buy", new Fault.Answer(401, "Unauthorized", 0)));
    ObjectValue planned = session.plan("megaport_port", Optional.empty(), Samples.PORT).after();
    assertThat(session.order("megaport_port", planned)).isInstanceOf(Outcome.Refused.class);
    assertThat(session.trace.stream().filter(line -> line.startsWith("-> POST /v4/networkdesign")))
        .hasSize(2);
  }

  @Test
  void orderWhoseWindowIsOverIsNotSent() {
    ObjectValue planned = session.plan("megaport_port", Optional.empty(), Samples.PORT).after();
    Action.Order order =
        (Action.Order) session.account.create("megaport_port", planned, "f").value().orElseThrow();
    session.trace.clear();
    List<Outcome> outcomes =
        session.account.send(List.of(order), SendWindow.open(Duration.ZERO, Clock.systemUTC()));
    assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Refused.class);
    assertThat(session.trace).isEmpty();
  }

  @Test
  void orderIsRefusedWhenNobodyListens() {
    ObjectValue planned = session.plan("megaport_port", Optional.empty(), Samples.PORT).after();
    session.server.close();
    Outcome outcome = session.order("megaport_port", planned);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).why().code().orElseThrow()).hasToString("NET-1");
  }

  @ParameterizedTest(name = "a list answered by {0} is read again")
  @CsvSource({
    "500 before",
    "503 before",
    "drop before",
    "drop after",
    "cut within",
    "foreign 200",
    "429",
    "429 bare",
    "token ends",
    "slow"
  })
  void readingIsRepeated(String fault) {
    ObjectValue port = session.create("megaport_port", Samples.PORT);
    session.server.control().inject(Fault.once("GET", "/v2/products", effect(fault)));
    assertThat(session.read("megaport_port", port)).isEqualTo(port);
  }

  @Test
  void unreadableListRemovesNothing() {
    ObjectValue port = session.create("megaport_port", Samples.PORT);
    session.server.control().inject(Fault.always("GET", "/v2/products", effect("503 before")));
    session.account.refresh();
    Reading reading = session.account.read("megaport_port", port);
    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    assertThat(((Reading.Unreadable) reading).why().detail())
        .contains("list the services of the account");
  }

  @Test
  void absentFromTheListIsNotGoneUntilItsOwnCallSaysSo() {
    ObjectValue stranger =
        Written.of(
            session.type("megaport_port").schema(),
            Map.of("product_uid", "00000000-0000-4000-8000-000000000000"));
    session.server.control().inject(Fault.always("GET", "/v2/product/", effect("503 before")));
    assertThat(session.account.read("megaport_port", stranger))
        .isInstanceOf(Reading.Unreadable.class);
    session.server.control().clearFaults();
    session.account.refresh();
    assertThat(session.account.read("megaport_port", stranger)).isInstanceOf(Reading.Gone.class);
  }

  @Test
  void changeIsRepeatedBecauseItIsTheSameTwice() {
    ObjectValue port = session.create("megaport_port", Samples.PORT);
    session.server.control().inject(Fault.once("PUT", "/v2/product/", effect("500 after")));
    ObjectValue after =
        session.update("megaport_port", port, with(Samples.PORT, "product_name", "other"));
    assertThat(at(after, "product_name")).isEqualTo(Value.string("other"));
  }

  @Test
  void refusedChangeSaysWhatTheServiceSaid() {
    ObjectValue port = session.create("megaport_port", Samples.PORT);
    session
        .server
        .control()
        .inject(
            Fault.once(
                "PUT",
                "/v2/product/",
                new Fault.Answer(409, "Service term cannot be extended", 0)));
    ObjectValue planned =
        session
            .plan("megaport_port", Optional.of(port), with(Samples.PORT, "contract_term_months", 1))
            .after();
    Outcome outcome = session.account.modify(new Action.Modify("megaport_port", port, planned));
    assertThat(((Outcome.Refused) outcome).why().detail())
        .contains("409")
        .contains("Service term cannot be extended")
        .containsPattern("trace [0-9a-f-]{8}");
  }

  @Test
  void portWithAVxcIsNotEnded() {
    ObjectValue a = session.create("megaport_port", Samples.port("a"));
    Value b = at(session.create("megaport_port", Samples.port("b")), "product_uid");
    ObjectValue _ =
        session.create(
            "megaport_vxc",
            Samples.vxc(
                Map.of("requested_product_uid", at(a, "product_uid")),
                Map.of("requested_product_uid", b)));
    Outcome outcome = session.account.end(new Action.End("megaport_port", a));
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(session.server.control().liveServices()).hasSize(3);
  }

  @Test
  void endOfWhatIsGoneIsAGoodEnd() {
    ObjectValue port = session.create("megaport_port", Samples.PORT);
    session.end("megaport_port", port);
    assertThat(session.account.end(new Action.End("megaport_port", port)))
        .isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void waitGoesOnWhileTheListCannotBeRead() {
    ObjectValue planned = session.plan("megaport_port", Optional.empty(), Samples.PORT).after();
    Outcome.Accepted accepted = (Outcome.Accepted) session.order("megaport_port", planned);
    session.server.control().inject(Fault.always("GET", "/v2/products", effect("503 before")));
    session.account.refresh();
    assertThat(session.account.progress("megaport_port", accepted.state(), Goal.CREATED))
        .isInstanceOf(Progress.Waiting.class);
    assertThat(session.account.progress("megaport_port", accepted.state(), Goal.ENDED))
        .isInstanceOf(Progress.Waiting.class);
  }

  @Test
  void traceHidesSecretsInBodiesPathsAndAnswers() {
    ObjectValue mve = session.plan("megaport_mve", Optional.empty(), Samples.MVE).after();
    Outcome _ = session.order("megaport_mve", mve);
    Map<String, Object> azure =
        Map.of(
            "partner",
            "azure",
            "azure_config",
            Map.of(
                "port_choice", "primary", "service_key", "00000000-dead-4bad-8bad-000000000000"));
    ObjectValue planned =
        session
            .plan(
                "megaport_vxc",
                Optional.empty(),
                with(
                    Samples.vxc(Map.of("requested_product_uid", "u"), Map.of()),
                    "b_end_partner_config",
                    azure))
            .after();
    var answer = session.account.create("megaport_vxc", planned, "f");
    String all = String.join("\n", session.trace) + answer.problems();
    assertThat(all).contains("accountName").contains("(sensitive)").contains("/v2/secure/azure/");
    assertThat(all)
        .doesNotContain("12345678\"")
        .doesNotContain("dead-4bad")
        .doesNotContain(session.server.defaultCredentials().secretKey());
  }
}
