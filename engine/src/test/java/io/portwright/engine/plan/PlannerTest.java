package io.portwright.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.fake.Bench;
import io.portwright.engine.plan.PlanOptions.Refreshing;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Identity;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final String PAIR =
      """
      resource "fake_port" "a" {
        name = "port"
      }

      resource "fake_link" "l" {
        name = "link"
        on   = fake_port.a.uid
      }
      """;

  private static Change change(Plan plan, String address) {
    return plan.changes().stream()
        .filter(change -> change.address().toString().equals(address))
        .findFirst()
        .orElseThrow();
  }

  private static ObjectValue after(Plan plan, String address) {
    return change(plan, address).planned().orElseThrow();
  }

  private static PlanOptions targeting(String... targets) {
    return PlanOptions.NORMAL.withTargets(
        List.of(targets).stream().map(text -> Target.parse(text).orElseThrow()).toList());
  }

  @Test
  void whatOnlyTheServiceKnowsIsUnknownAlsoForDependents() {
    Plan plan = new Bench(PAIR).plan();
    assertThat(after(plan, "fake_port.a").attribute("uid").isKnown()).isFalse();
    assertThat(after(plan, "fake_link.l").attribute("on").isKnown()).isFalse();
    assertThat(after(plan, "fake_link.l").attribute("name").asString()).isEqualTo("link");
  }

  @Test
  void anUpdateNamesExactlyWhatDiffers() {
    Bench bench = new Bench(PAIR).applied();
    bench.main(PAIR.replace("\"link\"", "\"renamed\""));
    Change.Update update = (Change.Update) change(bench.plan(), "fake_link.l");
    assertThat(update.diffs())
        .singleElement()
        .satisfies(diff -> {
          assertThat(diff.path()).hasToString("name");
          assertThat(diff.effect()).isEqualTo(AttributeDiff.Effect.IN_PLACE);
        });
  }

  @Test
  void aReplacementNamesWhatForcesIt() {
    Bench bench = new Bench(PAIR).applied();
    bench.main(PAIR.replace("\"port\"", "\"port\"\n  speed = 10000"));
    Change.Replace replace = (Change.Replace) change(bench.plan(), "fake_port.a");
    assertThat(replace.because()).hasToString("[speed]");
    assertThat(replace.reason()).isEqualTo(Reason.REPLACE_BECAUSE_CANNOT_UPDATE);
    assertThat(replace.after().attribute("uid").isKnown()).isFalse();
    assertThat(replace.diffs())
        .filteredOn(diff -> diff.effect() == AttributeDiff.Effect.REPLACES)
        .extracting(diff -> diff.path().toString())
        .containsExactly("speed");
  }

  @Test
  void ignoredChangesAreNotPlanned() {
    String program =
        """
        resource "fake_port" "a" {
          name = "port"
          rate = 1
          tags = { x = "1" }
          lifecycle {
            ignore_changes = [rate, tags["x"]]
          }
        }
        """;
    Bench bench = new Bench(program).applied();
    bench.main(program.replace("rate = 1", "rate = 2").replace("\"1\"", "\"2\""));
    assertThat(Bench.shown(bench.plan())).isEmpty();
    bench.main(program.replace("x = \"1\"", "x = \"2\", y = \"3\""));
    assertThat(after(bench.plan(), "fake_port.a").attribute("tags"))
        .hasToString("{x=\"1\", y=\"3\"}");
    bench.main(program.replace("[rate, tags[\"x\"]]", "all").replace("port\"\n", "p\"\n"));
    assertThat(Bench.shown(bench.plan())).isEmpty();
  }

  @Test
  void aNewObjectKnowsNothingOfIgnoredChanges() {
    String program =
        """
        resource "terraform_data" "a" {
          input            = "old"
          triggers_replace = 1
          lifecycle {
            ignore_changes = [input]
          }
        }
        """;
    Bench bench = new Bench(program).applied();
    bench.main(program.replace("old", "new").replace("= 1", "= 2"));
    assertThat(after(bench.plan(), "terraform_data.a").attribute("input"))
        .isEqualTo(Value.string("new"));
  }

  @Test
  void whatMustNotBeDestroyedIsAnError() {
    String program =
        """
        resource "fake_port" "a" {
          name  = "port"
          speed = 1
          lifecycle {
            prevent_destroy = true
          }
        }
        """;
    Bench bench = new Bench(program).applied();
    assertThat(Bench.summaries(bench.tryPlan(PlanOptions.DESTROY).diagnostics()))
        .containsExactly("Instance cannot be destroyed");
    bench.main(program.replace("speed = 1", "speed = 2"));
    Checked<Plan> plan = bench.tryPlan(PlanOptions.NORMAL);
    Diagnostic error = plan.diagnostics().getFirst();
    assertThat(error.summary()).isEqualTo("Instance cannot be destroyed");
    assertThat(error.detail()).startsWith("Resource fake_port.a has lifecycle.prevent_destroy set");
    assertThat(error.subject().orElseThrow().place()).isEqualTo("main.tf line 1");
    assertThat(plan.orThrow().isApplyable()).isFalse();
  }

  @Test
  void othersChangesAreDriftAndAreTurnedBack() {
    Bench bench = new Bench(PAIR).applied();
    bench.world.change("uid-2", "name", Value.string("renamed"));
    Plan plan = bench.plan();
    assertThat(plan.drift())
        .singleElement()
        .satisfies(drift -> assertThat(drift.diffs()).hasSize(1));
    assertThat(Bench.shown(plan)).containsExactly("~ fake_link.l");
    assertThat(Bench.shown(bench.plan(PlanOptions.NORMAL.withRefreshing(Refreshing.SKIP))))
        .isEmpty();
  }

  @Test
  void whatIsGoneIsMadeAgainAndSaidSo() {
    Bench bench = new Bench(PAIR).applied();
    bench.world.remove("uid-2");
    Plan plan = bench.plan();
    assertThat(Bench.shown(plan)).containsExactly("+ fake_link.l");
    assertThat(plan.drift())
        .singleElement()
        .satisfies(drift -> {
          assertThat(drift.now()).isEmpty();
          assertThat(drift.note()).isEqualTo("Service uid-2 is decommissioned.");
        });
    assertThat(bench.apply(plan).isComplete()).isTrue();
    assertThat(bench.state()).containsExactly("fake_link.l uid-3", "fake_port.a uid-1");
  }

  @Test
  void whatIsGoneAndNoLongerWantedOnlyLeavesState() {
    Bench bench = new Bench(PAIR).applied();
    bench.world.remove("uid-2");
    bench.world.remove("uid-1");
    bench.main("");
    Plan plan = bench.plan();
    assertThat(Bench.shown(plan)).isEmpty();
    assertThat(bench.apply(plan).isComplete()).isTrue();
    assertThat(bench.state()).isEmpty();
  }

  @Test
  void targetsTakeTheirDependenciesAlongAndNothingElse() {
    Bench bench = new Bench(PAIR + "resource \"fake_port\" \"z\" {\n  name = \"z\"\n}\n");
    Checked<Plan> plan = bench.tryPlan(targeting("fake_link.l"));
    assertThat(Bench.shown(plan.orThrow())).containsExactly("+ fake_port.a", "+ fake_link.l");
    assertThat(Bench.summaries(plan.orThrow().diagnostics()))
        .containsExactly("Resource targeting is in effect");
    assertThat(bench.apply(plan.orThrow()).isComplete()).isTrue();
    assertThat(Bench.shown(bench.plan())).containsExactly("+ fake_port.z");
  }

  @Test
  void aTargetCanBeOneInstance() {
    Bench bench =
        new Bench(
            """
            resource "fake_port" "p" {
              for_each = toset(["x", "y"])
              name     = each.key
            }

            output "all" {
              value = fake_port.p["x"].name
            }
            """);
    Plan plan = bench.plan(targeting("fake_port.p[\"x\"]"));
    assertThat(Bench.shown(plan)).containsExactly("+ fake_port.p[\"x\"]");
    assertThat(bench.apply(plan).isComplete()).isTrue();
    assertThat(bench.state()).containsExactly("fake_port.p[\"x\"] uid-1");
  }

  @Test
  void destroyingATargetTakesItsDependentsAlong() {
    Bench bench = new Bench(PAIR).applied();
    Plan plan =
        bench.plan(
            PlanOptions.DESTROY.withTargets(List.of(Target.parse("fake_port.a").orElseThrow())));
    assertThat(Bench.shown(plan)).containsExactly("- fake_link.l", "- fake_port.a");
  }

  @Test
  void dataIsReadWhilePlanningWhenItCanBe() {
    Bench bench =
        new Bench(
            """
            data "fake_place" "here" {
              name = "Sydney"
            }

            resource "fake_port" "a" {
              name = "port ${data.fake_place.here.id}"
            }
            """);
    Plan plan = bench.plan();
    assertThat(after(plan, "fake_port.a").attribute("name").asString()).isEqualTo("port 6");
    assertThat(bench.apply(plan).isComplete()).isTrue();
    assertThat(bench.state()).contains("data.fake_place.here 6");
    assertThat(bench.world.dataReads()).isEqualTo(1);
    assertThat(bench.world.dataBefore()).isEmpty();
    assertThat(bench.plan().hasChanges()).isFalse();
    assertThat(bench.world.dataBefore())
        .as("the next look-up knows what was found")
        .singleElement()
        .satisfies(before -> assertThat(before.attribute("id")).isEqualTo(Value.number(6)));
  }

  @Test
  void dataThatDependsOnAChangeIsReadDuringApply() {
    Bench bench =
        new Bench(
            """
            resource "fake_port" "a" {
              name = "port"
            }

            data "fake_place" "here" {
              name = fake_port.a.uid
            }

            data "fake_place" "there" {
              name       = "x"
              depends_on = [fake_port.a]
            }

            output "id" {
              value = data.fake_place.here.id
            }
            """);
    Plan plan = bench.plan();
    assertThat(Bench.shown(plan))
        .containsExactly("+ fake_port.a", "<= data.fake_place.here", "<= data.fake_place.there");
    assertThat(change(plan, "data.fake_place.here").reason())
        .isEqualTo(Reason.READ_BECAUSE_CONFIG_UNKNOWN);
    assertThat(change(plan, "data.fake_place.there").reason())
        .isEqualTo(Reason.READ_BECAUSE_DEPENDENCY_PENDING);
    assertThat(bench.apply(plan).outputs()).hasToString("{id=5}");
    assertThat(bench.plan().hasChanges()).isFalse();
  }

  @Test
  void aDataSourceThatFindsNothingIsAnErrorAtItsArgument() {
    Bench bench = new Bench("data \"fake_place\" \"p\" {\n  name = \"nowhere\"\n}\n");
    Diagnostic error = bench.tryPlan(PlanOptions.NORMAL).diagnostics().getFirst();
    assertThat(error.summary()).isEqualTo("No such place");
    assertThat(error.subject().orElseThrow().place()).isEqualTo("main.tf line 2");
  }

  @Test
  void oneMistakeIsOneErrorAndTheRestIsStillPlanned() {
    Bench bench =
        new Bench(
            """
            resource "fake_port" "bad" {
              name = "bad"
              rate = -1
            }

            resource "fake_link" "on_bad" {
              name = "link"
              on   = fake_port.bad.uid
            }

            resource "fake_port" "good" {
              name = "good"
            }
            """);
    Checked<Plan> plan = bench.tryPlan(PlanOptions.NORMAL);
    assertThat(Bench.summaries(plan.diagnostics())).containsExactly("Invalid rate");
    assertThat(Bench.shown(plan.orThrow())).containsExactly("+ fake_port.good");
    assertThat(plan.orThrow().isApplyable()).isFalse();
  }

  @Test
  void marksOfTheConfigurationReachThePlanAndTheState() {
    Bench bench =
        new Bench(
                """
                variable "key" {
                  sensitive = true
                }

                resource "fake_port" "a" {
                  name   = "port"
                  secret = "fixed"
                  tags   = { key = var.key }
                }
                """)
            .variable("key", Value.string("hunter2"));
    Plan plan = bench.plan();
    ObjectValue after = after(plan, "fake_port.a");
    assertThat(after.attribute("secret").marks()).isEqualTo(Marks.SENSITIVE);
    assertThat(after.attribute("tags").marksDeep()).isEqualTo(Marks.SENSITIVE);
    assertThat(plan.toString()).doesNotContain("hunter2");
    assertThat(bench.apply(plan).isComplete()).isTrue();
    assertThat(bench.store.read().records().toString()).doesNotContain("hunter2");
    assertThat(bench.plan().hasChanges()).isFalse();
  }

  @Test
  void theOrderOfFilesAndBlocksDoesNotMatter() {
    String[] blocks = PAIR.split("\n\n", -1);
    Bench one = new Bench(PAIR);
    Bench two = new Bench(blocks[1] + "\n").file("another.tf", blocks[0] + "\n");
    Bench three = new Bench("").file("z.tf", blocks[0] + "\n").file("a.tf", blocks[1] + "\n");
    assertThat(two.plan().changes()).isEqualTo(one.plan().changes());
    assertThat(three.plan().changes()).isEqualTo(one.plan().changes());
  }

  @Test
  void stateOfAnotherCompanyOrEnvironmentIsRefused() {
    Bench bench = new Bench(PAIR).applied();
    bench.world.actAs(
        new Identity("sandbox", Optional.of("company-2"), Optional.of("Other"), Optional.empty()));
    Diagnostic company = bench.tryPlan(PlanOptions.NORMAL).diagnostics().getFirst();
    assertThat(company.summary()).isEqualTo("State belongs to another company");
    assertThat(company.detail())
        .startsWith(
            "fake_link.l, fake_port.a belong to the company company-1, but this run acts for Other"
                + " company-2.");
    bench.world.actAs(
        new Identity("production", Optional.of("company-1"), Optional.empty(), Optional.empty()));
    assertThat(Bench.summaries(bench.tryPlan(PlanOptions.NORMAL).diagnostics()))
        .containsExactly("State belongs to another environment");
  }

  @Test
  void deletionsSayWhy() {
    String program =
        "resource \"fake_port\" \"p\" {\n  count = 2\n  name = \"p${count.index}\"\n}\n";
    Bench bench = new Bench(program).applied();
    bench.main(program.replace("2", "1"));
    assertThat(change(bench.plan(), "fake_port.p[1]").reason())
        .isEqualTo(Reason.DELETE_BECAUSE_COUNT_INDEX);
    bench.main(program.replace("count = 2", "for_each = {}").replace("count.index", "1"));
    assertThat(change(bench.plan(), "fake_port.p[1]").reason())
        .isEqualTo(Reason.DELETE_BECAUSE_WRONG_REPETITION);
    bench.main("");
    assertThat(change(bench.plan(), "fake_port.p[1]").reason())
        .isEqualTo(Reason.DELETE_BECAUSE_NO_RESOURCE_CONFIG);
  }

  @Test
  void planningNeverWrites() {
    Bench bench = new Bench(PAIR).applied();
    int before = bench.store.commits();
    bench.world.change("uid-1", "name", Value.string("x"));
    bench.plan();
    bench.plan(PlanOptions.DESTROY);
    assertThat(bench.store.commits()).isEqualTo(before);
    assertThat(bench.log).isEmpty();
  }
}
