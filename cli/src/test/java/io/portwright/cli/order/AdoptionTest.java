package io.portwright.cli.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.cli.command.Program;
import io.portwright.cli.command.Surroundings;
import io.portwright.cli.view.Terminal;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.Schemas;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.engine.state.git.BranchName;
import io.portwright.engine.state.git.GitStateStore;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A configuration and the state file that the official provider left beside it, over a server that
 * stands for the real API: nothing is ordered again, and the services get an owner.
 */
class AdoptionTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String MAIN =
      """
      provider "megaport" {
        environment           = "staging"
        accept_purchase_terms = true
      }

      resource "megaport_port" "a" {
        product_name           = "port-a"
        location_id            = 3
        port_speed             = 1000
        contract_term_months   = 1
        marketplace_visibility = false
      }
      """;

  @TempDir Path temporary;
  private SandboxServer real;

  private record Shown(int code, String text) {}

  @BeforeEach
  void start() {
    real = SandboxServer.start(SandboxOptions.inMemory());
  }

  @AfterEach
  void stop() {
    real.close();
  }

  private Shown run(Path folder, String... arguments) {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    Map<String, String> environment =
        Map.of(
            "HOME", temporary.resolve("home").toString(),
            "MEGAPORT_API_URL", real.baseUri().toString(),
            "MEGAPORT_TOKEN_URL", real.tokenUri().toString(),
            "MEGAPORT_ACCESS_KEY", real.defaultCredentials().accessKey(),
            "MEGAPORT_SECRET_KEY", real.defaultCredentials().secretKey());
    Surroundings surroundings =
        new Surroundings(
            new TreeMap<>(environment),
            folder,
            out,
            out,
            new BufferedReader(new StringReader("")),
            false,
            Terminal.plain(100),
            Clock.systemUTC(),
            new Random(20261124),
            Surroundings.Signals.NONE);
    int code = new Program().run(List.of(arguments), surroundings);
    return new Shown(code, shown.toString(StandardCharsets.UTF_8));
  }

  private Path folder(String name) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve(name));
    Files.writeString(folder.resolve("main.tf"), MAIN);
    assertThat(run(folder, "init", "-accept-local-store").code()).isZero();
    return folder;
  }

  /** Orders the port from a folder and answers its attributes. */
  private JsonNode ordered() throws IOException {
    Path folder = folder("made");
    run(folder, "plan", "-out=p");
    Shown applied = run(folder, "apply", "p");
    assertThat(applied.code()).as(applied.text()).isZero();
    return JSON.readTree(run(folder, "show", "-json").text())
        .at("/values/root_module/resources/0/values");
  }

  private static String stateFile(JsonNode attributes) {
    ObjectNode file = JSON.createObjectNode();
    file.put("version", 4).put("serial", 5).put("lineage", "0b6a1c1e-2222-4333-8444-555566667777");
    ObjectNode resource = file.putArray("resources").addObject();
    resource.put("mode", "managed").put("type", "megaport_port").put("name", "a");
    resource.put("provider", "provider[\"registry.terraform.io/megaport/megaport\"]");
    ObjectNode instance = resource.putArray("instances").addObject();
    instance.put("schema_version", 0).set("attributes", attributes);
    return file.toPrettyString();
  }

  private StateSnapshot stored(Path folder, BranchName branch) {
    IdentityFile identity = new IdentityFile(new TreeMap<>(), temporary.resolve("home"));
    try (GitStateStore store =
        new GitStateStore(folder.resolve(".portwright"), branch, Schemas.NONE, identity)) {
      return store.read();
    }
  }

  @Test
  void takesOverAPortWithoutOrderingItAgain() throws IOException {
    Path folder = folder("adopting");
    String file = stateFile(ordered());
    Files.writeString(folder.resolve("terraform.tfstate"), file);
    Shown planned = run(folder, "plan", "-detailed-exitcode");
    assertThat(planned.text()).contains("State begins with terraform.tfstate (serial 5)");
    assertThat(planned.code()).as(planned.text()).isZero();
    assertThat(folder.resolve(".portwright/store.git")).doesNotExist();

    Shown applied = run(folder, "apply", "-auto-approve");
    assertThat(applied.code()).as(applied.text()).isZero();
    assertThat(real.control().liveServices()).hasSize(1);
    assertThat(folder.resolve("terraform.tfstate")).hasContent(file);
    ResourceRecord record =
        stored(folder, BranchName.of("default"))
            .record(InstanceAddress.parse("megaport_port.a").orElseThrow())
            .orElseThrow();
    assertThat(record.environment()).contains("staging");

    Files.writeString(folder.resolve("main.tf"), MAIN.replace("\"staging\"", "\"development\""));
    assertThat(run(folder, "plan").text()).contains("State belongs to another environment");
  }

  @Test
  void aSavedPlanIsForTheFileThatItWasMadeWith() throws IOException {
    Path folder = folder("saved");
    JsonNode attributes = ordered();
    Files.writeString(folder.resolve("terraform.tfstate"), stateFile(attributes));
    Files.writeString(folder.resolve("main.tf"), MAIN.replace("port-a", "port-b"));
    assertThat(run(folder, "plan", "-out=p").code()).isZero();
    Files.writeString(
        folder.resolve("terraform.tfstate"),
        stateFile(attributes).replace("\"serial\" : 5", "\"serial\" : 6"));
    assertThat(run(folder, "apply", "p").text()).contains("Saved plan is stale");
    Files.writeString(folder.resolve("terraform.tfstate"), stateFile(attributes));
    Shown applied = run(folder, "apply", "p");
    assertThat(applied.code()).as(applied.text()).isZero();
    assertThat(real.control().liveServices()).hasSize(1);
    assertThat(stored(folder, BranchName.of("default")).lineage().orElseThrow().id())
        .isEqualTo("0b6a1c1e-2222-4333-8444-555566667777");
  }

  @Test
  void aRehearsalKnowsNothingOfARealPort() throws IOException {
    Path folder = folder("rehearsing");
    Files.writeString(folder.resolve("terraform.tfstate"), stateFile(ordered()));
    Shown planned = run(folder, "apply", "--sandbox", "-auto-approve");
    assertThat(planned.code()).as(planned.text()).isZero();
    assertThat(planned.text())
        .contains("Rehearsal begins without real services", "megaport_port.a will be ordered");
    assertThat(stored(folder, BranchName.of("default")).commit().exists()).isFalse();
    assertThat(stored(folder, BranchName.sandbox("default")).records()).hasSize(1);
    assertThat(run(folder, "plan", "-detailed-exitcode").code()).isZero();
    assertThat(real.control().liveServices()).hasSize(1);
  }
}
