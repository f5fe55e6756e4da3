package io.portwright.cli.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.cli.command.Program;
import io.portwright.cli.command.Surroundings;
import io.portwright.cli.view.Terminal;
import io.portwright.provider.sandbox.SandboxOptions;
import io.portwright.provider.sandbox.SandboxServer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole program: Ctrl-C with what a person sees, and state of rehearsals kept apart. */
class WholeProgramTest {
  private static final String MAIN =
      """
      resource "megaport_port" "a" {
        product_name           = "port-a"
        location_id            = 3
        port_speed             = 1000
        contract_term_months   = 1
        marketplace_visibility = false
      }
      """;

  private record Shown(int code, String text) {}

  /** Presses Ctrl-C once, when a text is printed. */
  private static final class Finger implements Surroundings.Signals {
    private final String at;
    private Runnable press = () -> {};

    Finger(String at) {
      this.at = at;
    }

    @Override
    public AutoCloseable onInterrupt(Runnable first, Runnable second) {
      press = first;
      return () -> press = () -> {};
    }

    void printed(String line) {
      if (!at.isEmpty() && line.contains(at)) {
        Runnable now = press;
        press = () -> {};
        now.run();
      }
    }
  }

  private static Shown run(Path folder, String at, String... arguments) {
    return run(folder, at, new TreeMap<>(Map.of("PORTWRIGHT_SANDBOX", "1")), arguments);
  }

  private static Shown run(
      Path folder, String at, TreeMap<String, String> environment, String... arguments) {
    Finger finger = new Finger(at);
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    PrintStream out =
        new PrintStream(shown, true, StandardCharsets.UTF_8) {
          @Override
          public void println(String line) {
            super.println(line);
            finger.printed(line);
          }
        };
    environment.put("HOME", folder.resolve("home").toString());
    Surroundings surroundings =
        new Surroundings(
            environment,
            folder,
            out,
            out,
            new BufferedReader(new StringReader("")),
            false,
            Terminal.plain(100),
            Clock.systemUTC(),
            new Random(20261123),
            finger);
    int code = new Program().run(List.of(arguments), surroundings);
    return new Shown(code, shown.toString(StandardCharsets.UTF_8));
  }

  private static int services(Path folder) {
    try (SandboxServer server =
        SandboxServer.start(SandboxOptions.in(folder.resolve(".portwright/sandbox")))) {
      return server.control().liveServices().size();
    }
  }

  @ParameterizedTest(name = "stopped when \"{0}\" is shown: {1} ordered")
  @CsvSource({
    "intent recorded as, 0, Nothing that was sent is still under way",
    "ordered as,         1, megaport_port.a",
  })
  void stopsCleanlySaysWhatRunsAndIsCompletedByTheNextRun(
      String at, int ordered, String said, @TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("main.tf"), MAIN);
    Shown stopped = run(folder, at, "apply", "-auto-approve");
    assertThat(stopped.code()).isEqualTo(1);
    assertThat(stopped.text())
        .contains("Stopping:", "Apply was stopped", said)
        .doesNotContain("\tat ", "Exception");
    assertThat(services(folder)).isEqualTo(ordered);

    Shown next = run(folder, "", "apply", "-auto-approve");
    assertThat(next.code()).as(next.text()).isZero();
    assertThat(services(folder)).isEqualTo(1);
    assertThat(run(folder, "", "plan", "-detailed-exitcode").code()).isZero();
  }

  @Test
  void sandboxAndRealEnvironmentDoNotShareAState(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("main.tf"),
        """
        provider "megaport" {
          environment = "sandbox"
        }

        provider "megaport" {
          alias                 = "real"
          environment           = "staging"
          accept_purchase_terms = true
        }

        """
            + MAIN.replace("{\n  product_name", "{\n  provider = megaport.real\n  product_name"));
    try (SandboxServer real = SandboxServer.start(SandboxOptions.inMemory())) {
      TreeMap<String, String> environment =
          new TreeMap<>(
              Map.of(
                  "MEGAPORT_API_URL", real.baseUri().toString(),
                  "MEGAPORT_TOKEN_URL", real.tokenUri().toString(),
                  "MEGAPORT_ACCESS_KEY", real.defaultCredentials().accessKey(),
                  "MEGAPORT_SECRET_KEY", real.defaultCredentials().secretKey()));
      for (String command : List.of("plan", "apply")) {
        Shown shown = run(folder, "", environment, command);
        assertThat(shown.code()).isEqualTo(1);
        assertThat(shown.text()).contains("Sandbox and real environment in one configuration");
      }
      assertThat(real.control().liveServices()).isEmpty();
    }
  }
}
