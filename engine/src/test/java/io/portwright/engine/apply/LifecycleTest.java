package io.portwright.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.fake.Bench;
import io.portwright.engine.fake.FakeWorld;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions;
import org.junit.jupiter.api.Test;

/** A program, an operation, the steps and the state after. */
class LifecycleTest {
  private static final String PORT_AND_LINK =
      """
      resource "fake_port" "a" {
        name  = "port"
        speed = 1000
      }

      resource "fake_link" "l" {
        name = "link"
        on   = fake_port.a.uid
      }
      """;

  private static void assertSettled(Bench bench) {
    Plan again = bench.plan();
    assertThat(Bench.shown(again)).isEmpty();
    assertThat(again.hasChanges()).isFalse();
  }

  @Test
  void ordersADependentAfterWhatItDependsOn() {
    Bench bench = new Bench(PORT_AND_LINK);
    Plan plan = bench.plan();

    assertThat(Bench.shown(plan)).containsExactly("+ fake_port.a", "+ fake_link.l");
    ApplyResult result = bench.apply(plan);

    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.counts()).isEqualTo(new ApplyResult.Counts(2, 0, 0));
    assertThat(bench.log)
        .containsExactly(
            "commit Order fake_port.a",
            "send [port]",
            "commit fake_port.a: ordered",
            "commit fake_port.a: LIVE",
            "commit Order fake_link.l",
            "send [link]",
            "commit fake_link.l: ordered",
            "commit fake_link.l: LIVE");
    assertThat(bench.state()).containsExactly("fake_link.l uid-2", "fake_port.a uid-1");
    assertSettled(bench);
  }

  @Test
  void replacesAPortThatCarriesALinkWithoutLosingEither() {
    Bench bench = new Bench(PORT_AND_LINK).applied();
    bench.main(PORT_AND_LINK.replace("1000", "10000"));
    Plan plan = bench.plan();

    assertThat(Bench.shown(plan)).containsExactly("+/- fake_port.a", "~ fake_link.l");
    ApplyResult result = bench.apply(plan);

    assertThat(result.diagnostics()).isEmpty();
    assertThat(bench.log.stream().filter(line -> !line.startsWith("commit")))
        .containsExactly("send [port]", "modify link", "end port uid-1");
    assertThat(bench.state()).containsExactly("fake_link.l uid-2", "fake_port.a uid-3");
    assertThat(bench.world.services().keySet()).containsExactly("uid-2", "uid-3");
    assertThat(result.counts()).isEqualTo(new ApplyResult.Counts(1, 1, 1));
    assertSettled(bench);
  }

  @Test
  void endsDependentsBeforeTheirPort() {
    Bench bench = new Bench(PORT_AND_LINK).applied();
    Plan plan = bench.plan(PlanOptions.DESTROY);

    assertThat(Bench.shown(plan)).containsExactly("- fake_link.l", "- fake_port.a");
    ApplyResult result = bench.apply(plan);

    assertThat(result.isComplete()).isTrue();
    assertThat(bench.log.stream().filter(line -> line.startsWith("end")))
        .containsExactly("end link uid-2", "end port uid-1");
    assertThat(bench.state()).isEmpty();
    assertThat(bench.world.services()).isEmpty();
  }

  @Test
  void endsWhatTheConfigurationNoLongerHas() {
    Bench bench = new Bench(PORT_AND_LINK).applied();
    bench.main("");
    Plan plan = bench.plan();

    assertThat(Bench.shown(plan)).containsExactly("- fake_link.l", "- fake_port.a");
    assertThat(bench.apply(plan).isComplete()).isTrue();
    assertThat(bench.state()).isEmpty();
  }

  @Test
  void movesALinkBeforeItsOldPortEnds() {
    Bench bench = new Bench(PORT_AND_LINK).applied();
    bench.main(PORT_AND_LINK.replace("\"a\"", "\"b\"").replace("port.a", "port.b"));
    Plan plan = bench.plan();

    assertThat(Bench.shown(plan))
        .containsExactly("+ fake_port.b", "~ fake_link.l", "- fake_port.a");
    assertThat(bench.apply(plan).diagnostics()).isEmpty();
    assertThat(bench.log.stream().filter(line -> !line.startsWith("commit")))
        .containsExactly("send [port]", "modify link", "end port uid-1");
    assertSettled(bench);
  }

  @Test
  void changesInPlaceWhatCanBe() {
    Bench bench = new Bench(PORT_AND_LINK).applied();
    bench.main(PORT_AND_LINK.replace("\"link\"", "\"better link\""));
    Plan plan = bench.plan();

    assertThat(Bench.shown(plan)).containsExactly("~ fake_link.l");
    assertThat(bench.apply(plan).counts()).isEqualTo(new ApplyResult.Counts(0, 1, 0));
    assertThat(bench.world.names()).containsExactly("port", "better link");
    assertSettled(bench);
  }

  @Test
  void deletesFirstWhereTheTypeAsksForIt() {
    String program = "resource \"fake_slot\" \"s\" {\n  name = \"slot\"\n  speed = 1\n}\n";
    Bench bench = new Bench(program).applied();
    bench.main(program.replace("speed = 1", "speed = 2"));
    Plan plan = bench.plan();

    assertThat(Bench.shown(plan)).containsExactly("-/+ fake_slot.s");
    assertThat(bench.apply(plan).isComplete()).isTrue();
    assertThat(bench.log.stream().filter(line -> !line.startsWith("commit")))
        .containsExactly("end slot uid-1", "send [slot]");
    assertSettled(bench);
  }

  @Test
  void whatACreateFirstResourceDependsOnIsCreatedFirstToo() {
    String program =
        """
        resource "fake_slot" "s" {
          name  = "slot"
          speed = 1
        }

        resource "fake_port" "p" {
          name = "port"
          tags = { slot = fake_slot.s.uid }
        }
        """;
    Bench bench = new Bench(program).applied();
    bench.main(program.replace("speed = 1", "speed = 2"));

    Plan plan = bench.plan();
    assertThat(Bench.shown(plan)).containsExactly("+/- fake_slot.s", "~ fake_port.p");
    assertThat(bench.apply(plan).isComplete()).isTrue();
    assertThat(bench.log.stream().filter(line -> !line.startsWith("commit")))
        .containsExactly("send [slot]", "modify port", "end slot uid-1");
  }

  @Test
  void shrinksCountsFromTheEnd() {
    String program =
        "resource \"fake_port\" \"p\" {\n  count = 3\n  name = \"p${count.index}\"\n}\n";
    Bench bench = new Bench(program).applied();
    assertThat(bench.state())
        .containsExactly("fake_port.p[0] uid-1", "fake_port.p[1] uid-2", "fake_port.p[2] uid-3");
    bench.main(program.replace("3", "1"));

    Plan plan = bench.plan();
    assertThat(Bench.shown(plan)).containsExactlyInAnyOrder("- fake_port.p[1]", "- fake_port.p[2]");
    assertThat(bench.apply(plan).isComplete()).isTrue();
    assertThat(bench.state()).containsExactly("fake_port.p[0] uid-1");
  }

  @Test
  void addingACountKeepsTheService() {
    Bench bench = new Bench("resource \"fake_port\" \"p\" {\n  name = \"p\"\n}\n").applied();
    bench.main("resource \"fake_port\" \"p\" {\n  count = 1\n  name = \"p\"\n}\n");

    Plan plan = bench.plan();
    assertThat(Bench.shown(plan)).isEmpty();
    assertThat(bench.apply(plan).isComplete()).isTrue();
    assertThat(bench.state()).containsExactly("fake_port.p[0] uid-1");
  }

  @Test
  void sendsOneRequestForAllThatIsReady() {
    Bench bench =
        new Bench("resource \"fake_port\" \"p\" {\n  count = 3\n  name = \"p${count.index}\"\n}\n");
    assertThat(bench.apply(bench.plan()).isComplete()).isTrue();

    assertThat(bench.log)
        .containsExactly(
            "commit Order fake_port.p[0], fake_port.p[1], fake_port.p[2]",
            "send [p0, p1, p2]",
            "commit fake_port.p[0], fake_port.p[1], fake_port.p[2]: ordered",
            "commit fake_port.p[0], fake_port.p[1], fake_port.p[2]: LIVE");
  }

  @Test
  void servicesOfOneNameNeverShareARequest() {
    Bench bench = new Bench("resource \"fake_port\" \"p\" {\n  count = 2\n  name = \"same\"\n}\n");
    assertThat(bench.apply(bench.plan()).isComplete()).isTrue();

    assertThat(bench.log.stream().filter(line -> line.startsWith("send")))
        .containsExactly("send [same]", "send [same]");
    assertThat(bench.world.services()).hasSize(2);
  }

  @Test
  void oneLookServesAllThatIsWaitedFor() {
    Bench bench =
        new Bench(
            "resource \"fake_port\" \"p\" {\n  count = 15\n  name = \"p${count.index}\"\n}\n");
    bench.world.looksNeeded(4);
    assertThat(bench.apply(bench.plan()).isComplete()).isTrue();

    // one more right before the wave goes out
    assertThat(bench.world.fetches()).isEqualTo(1 + 4);
  }

  @Test
  void thousandsOfLocalObjectsAreOneCommit() {
    Bench bench =
        new Bench(
            """
            resource "terraform_data" "many" {
              count = 2000
              input = count.index
            }

            resource "terraform_data" "sum" {
              input = length(terraform_data.many)
            }
            """);
    assertThat(bench.apply(bench.plan()).counts().created()).isEqualTo(2001);
    assertThat(bench.store.commits()).isEqualTo(1);
    assertSettled(bench);
  }

  @Test
  void waitingForOtherPeopleIsAGoodEnd() {
    Bench bench = new Bench(PORT_AND_LINK);
    bench.world.script("port", FakeWorld.Script.WAITS_FOR_OTHERS);
    ApplyResult result = bench.apply(bench.plan());

    assertThat(result.isComplete()).isTrue();
    assertThat(result.waiting())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.reason()).isEqualTo("waits for its cross connect");
          assertThat(one.uid()).hasValue("uid-1");
        });
    assertThat(bench.state()).hasSize(2);
  }

  @Test
  void outputsAreStoredAndChange() {
    String program = PORT_AND_LINK + "output \"uid\" {\n  value = fake_port.a.uid\n}\n";
    Bench bench = new Bench(program).applied();

    assertThat(bench.store.read().outputs().toString()).isEqualTo("{uid=\"uid-1\"}");
    bench.main(PORT_AND_LINK);
    Plan plan = bench.plan();
    assertThat(plan.hasChanges()).isTrue();
    bench.apply(plan);
    assertThat(bench.store.read().outputs()).isEmpty();
  }
}
