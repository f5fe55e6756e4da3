package io.portwright.cli.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.cli.order.Rig.Ran;
import io.portwright.engine.journal.Intent;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.sandbox.world.Timings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault at every call: what a run makes of it, and what the next run does. */
class FaultTableTest {

  /**
   * {@code done}: the run ends well. {@code again}: it fails, and the next one completes it. {@code
   * unclear}: it fails, and nothing is ordered for the address any more. {@code any}: whichever the
   * network makes of it.
   */
  private static final String TABLE =
      """
      fault        | token | list  | validate | buy     | modify | tags  | cancel
      drop before  | again | again | again    | unclear | again  | again | again
      drop after   | again | again | again    | unclear | again  | again | done
      drop within  | again | again | again    | unclear | again  | again | done
      500          | again | again | again    | unclear | again  | again | done
      503          | again | again | again    | unclear | again  | again | again
      429          | again | again | again    | again   | again  | again | again
      foreign 200  | again | again | again    | unclear | again  | again | again
      cut JSON     | again | again | again    | unclear | again  | again | again
      401          | again | again | again    | again   | again  | again | again
      400          | again | again | again    | again   | again  | again | again
      late         | again | again | again    | unclear | again  | again | again
      refused      | again | again | again    | any     | again  | again | any
      """;

  private static final Map<String, List<String>> CALLS =
      Map.of(
          "token", List.of("POST", "/oauth2/token"),
          "list", List.of("GET", "/v2/products$"),
          "validate", List.of("POST", "/v3/networkdesign/validate"),
          "buy", List.of("POST", "/v4/networkdesign/buy"),
          "modify", List.of("PUT", "/v2/product/megaport/"),
          "tags", List.of("PUT", "/v2/product/[^/]+/tags"),
          "cancel", List.of("POST", "/action/CANCEL_NOW"));

  private static final String BEFORE = files("one", "one");

  private static String files(String costCentre, String tag) {
    return """
    resource "megaport_port" "a" {
      product_name           = "port-a"
      location_id            = 3
      port_speed             = 1000
      contract_term_months   = 1
      marketplace_visibility = false
      cost_centre            = "%s"
      resource_tags          = { env = "%s" }
    }

    resource "megaport_mcr" "b" {
      product_name         = "mcr-b"
      location_id          = 6
      port_speed           = 1000
      contract_term_months = 1
      cost_centre          = "%s"
    }
    """
        .formatted(costCentre, tag, costCentre);
  }

  static Stream<Arguments> cells() {
    List<List<String>> rows =
        TABLE
            .lines()
            .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
            .toList();
    List<Arguments> cells = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      for (int i = 1; i < row.size(); i++) {
        cells.add(Arguments.of(row.getFirst(), rows.getFirst().get(i), row.get(i)));
      }
    }
    return cells.stream();
  }

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @MethodSource("cells")
  void nothingIsOrderedTwiceAndNothingIsLost(
      String fault, String call, String expected, @TempDir Path folder) {
    try (Rig rig = new Rig(folder, Timings.INSTANT)) {
      TreeSet<String> declared = prepared(rig, call);
      break_(rig, fault, call);
      Ran first = rig.run();
      boolean stopped = fault.equals("refused");
      if (stopped) {
        rig.restartServer();
      }
      if (fault.equals("late")) {
        rig.awaitLateOrders();
      }
      List<Intent> unclear = rig.unclear();
      rig.calm();
      assertThat(outcome(first, unclear)).as(first.text()).isIn(accepted(expected));
      sound(rig, first, unclear);
      if (call.equals("buy") && !fault.equals("429") && !fault.equals("401") && !stopped) {
        assertThat(rig.known()).as("the other branch went on").hasSize(1);
      }
      secondRun(rig, unclear, declared);
    }
  }

  private static List<String> accepted(String expected) {
    return expected.equals("any") ? List.of("done", "again", "unclear") : List.of(expected);
  }

  private static String outcome(Ran ran, List<Intent> unclear) {
    if (!unclear.isEmpty()) {
      assertThat(ran.exitCode()).isEqualTo(1);
      return "unclear";
    }
    return ran.exitCode() == 0 ? "done" : "again";
  }

  /** Names that may live afterwards. */
  private static TreeSet<String> prepared(Rig rig, String call) {
    rig.main(BEFORE);
    boolean changes = List.of("modify", "tags", "cancel").contains(call);
    if (changes) {
      Ran ran = rig.run();
      assertThat(ran.exitCode()).as(ran.text()).isZero();
    }
    switch (call) {
      case "modify" -> rig.main(files("two", "one"));
      case "tags" -> rig.main(files("one", "two"));
      case "cancel" -> rig.main("");
      default -> {}
    }
    return call.equals("cancel") ? new TreeSet<>() : new TreeSet<>(List.of("port-a", "mcr-b"));
  }

  private static void break_(Rig rig, String fault, String call) {
    String method = CALLS.get(call).getFirst();
    String path = CALLS.get(call).getLast();
    if (fault.equals("refused")) {
      Pattern at = Pattern.compile("^-> " + method + " \\S*" + path.replace("$", " ?"));
      rig.onCall =
          line -> {
            if (at.matcher(line).find()) {
              rig.onCall = _ -> {};
              rig.stopServer();
            }
          };
      return;
    }
    if (fault.equals("late")) {
      rig.answer = Duration.ofMillis(250);
    }
    boolean once = call.equals("buy") && !fault.equals("429") && !fault.equals("401");
    rig.control()
        .inject(
            once
                ? Fault.once(method, path, effect(fault))
                : Fault.always(method, path, effect(fault)));
  }

  private static Fault.Effect effect(String fault) {
    return switch (fault) {
      case "drop before" -> new Fault.DropBefore();
      case "drop after" -> new Fault.DropAfter();
      case "drop within" -> new Fault.DropWithin();
      case "500" -> new Fault.AnswerAfter(500, "Internal error");
      case "503" -> new Fault.Answer(503, "Unavailable", 0);
      case "429" -> new Fault.Answer(429, "Slow down", 1);
      case "foreign 200" -> new Fault.Foreign(200, "text/html", "<html>Please log in</html>");
      case "cut JSON" ->
          new Fault.Foreign(200, "application/json", "{\"message\":\"ok\",\"data\":[{\"uid\":\"x");
      case "401" -> new Fault.Answer(401, "Unauthorized", 0);
      case "400" -> new Fault.Answer(400, "Validation failed", 0);
      case "late" -> new Fault.Delay(Duration.ofMillis(700));
      default -> throw new IllegalArgumentException(fault);
    };
  }

  /** What must hold after every run. */
  private static void sound(Rig rig, Ran ran, List<Intent> unclear) {
    TreeSet<String> known = rig.known();
    Map<String, Integer> names = new TreeMap<>();
    for (Product service : rig.live()) {
      names.merge(service.name(), 1, Integer::sum);
      boolean told = unclear.stream().anyMatch(i -> i.call().serviceName().equals(service.name()));
      assertThat(known.contains(service.uid()) || told)
          .as("%s is in state or known to be unclear", service.name())
          .isTrue();
    }
    assertThat(names.values()).allMatch(count -> count == 1);
    for (Intent intent : unclear) {
      assertThat(ran.text())
          .contains(intent.call().serviceName(), intent.call().fingerprint(), intent.id())
          .contains("portwright recover");
    }
    assertThat(ran.text()).doesNotContain("\tat ", "Exception", "Internal error:");
    if (ran.exitCode() != 0) {
      assertThat(ran.diagnostics()).isNotEmpty();
    }
  }

  /** Ends where an undisturbed run would have ended, whatever became of orders on the way. */
  private static void secondRun(Rig rig, List<Intent> unclear, TreeSet<String> declared) {
    List<String> before = rig.liveNames();
    long buys = rig.buys();
    Ran second = rig.run();
    sound(rig, second, List.of());
    assertThat(rig.fsck()).isEmpty();
    assertThat(second.exitCode()).as(second.text()).isZero();
    assertThat(rig.unclear()).isEmpty();
    assertThat(rig.liveNames()).containsExactlyElementsOf(declared);
    for (Intent intent : unclear) {
      boolean wasMade = before.contains(intent.call().serviceName());
      assertThat(rig.buys()).as("sent again").isEqualTo(wasMade ? buys : buys + 1);
    }
    Plan third = rig.plan(PlanOptions.NORMAL).orThrow();
    assertThat(third.hasChanges()).isFalse();
    assertThat(third.drift()).isEmpty();
  }
}
