package io.portwright.engine.plan.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.fake.Bench;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions;
import io.portwright.engine.plan.Target;
import io.portwright.engine.state.crypt.Identity;
import io.portwright.engine.state.crypt.SecretBox;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {
  private static final String PROGRAM =
      """
      variable "key" {
        sensitive = true
      }

      resource "fake_port" "a" {
        count = 2
        name  = "port-${count.index}"
        speed = 1000
        tags  = { key = var.key, "odd \\"name\\"" = "x" }
      }

      resource "fake_link" "l" {
        name = "link"
        on   = fake_port.a[0].uid
      }

      data "fake_place" "p" {
        name = "on-${fake_port.a[1].uid}"
      }

      output "uids" {
        value = fake_port.a[*].uid
      }
      """;

  @TempDir Path folder;

  private static Bench bench() {
    Bench bench = new Bench(PROGRAM).variable("key", Value.string("hunter2"));
    bench.world.finding(
        new Finding(
            "DIV-2",
            Finding.Weight.WARNING,
            "Shared zone",
            "Both are red.",
            List.of("fake_port.a[0]"),
            Optional.of("portwright explain DIV-2")));
    return bench;
  }

  private static SecretBox box() {
    Identity identity = Identity.generate("test");
    return new SecretBox(identity.recipients(), identity);
  }

  private Plan again(Plan plan) {
    SecretBox box = box();
    Path file = folder.resolve("plan");
    PlanFile.write(file, plan, box);
    Checked<Plan> read = PlanFile.read(file, box);
    assertThat(read.diagnostics()).isEmpty();
    return read.orThrow();
  }

  @Test
  void aPlanComesBackAsItWas() {
    Bench bench = bench();
    Plan create = bench.plan();
    assertThat(again(create)).isEqualTo(create);

    assertThat(bench.apply(again(create)).isComplete()).isTrue();
    bench.main(PROGRAM.replace("1000", "2000"));
    bench.world.change("uid-3", "name", Value.string("drifted"));
    Plan replace = bench.plan();
    assertThat(again(replace)).isEqualTo(replace);
    Plan destroy =
        bench.plan(
            PlanOptions.DESTROY.withTargets(List.of(Target.parse("fake_port.a[1]").orElseThrow())));
    assertThat(again(destroy).changes()).isEqualTo(destroy.changes());
    assertThat(again(destroy).basis()).isEqualTo(destroy.basis());
  }

  @Test
  void noSecretIsReadableInTheFile() throws IOException {
    Path file = folder.resolve("plan");
    PlanFile.write(file, bench().plan(), box());
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .doesNotContain("hunter2")
        .doesNotContain("fake_port");
  }

  @Test
  void aFileOfSomebodyElseIsRefused() {
    Path file = folder.resolve("plan");
    PlanFile.write(file, bench().plan(), box());
    assertThat(PlanFile.read(file, box()).hasErrors()).isTrue();
  }

  @Test
  void aTruncatedFileIsRefused() throws IOException {
    Path file = folder.resolve("plan");
    SecretBox box = box();
    PlanFile.write(file, bench().plan(), box);
    byte[] all = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(all, all.length - 7));
    assertThat(PlanFile.read(file, box).hasErrors()).isTrue();
  }
}
