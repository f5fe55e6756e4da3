package io.portwright.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.cli.view.Terminal;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.Schemas;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.engine.state.git.BranchName;
import io.portwright.engine.state.git.GitStateStore;
import io.portwright.provider.value.Value;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real service is forgotten only when somebody says yes. */
class ForgettingTest {
  private static final InstanceAddress PORT =
      ResourceAddress.managed("megaport_port", "syd").instance(InstanceKey.NONE);

  @TempDir Path temp;

  private GitStateStore store() {
    return new GitStateStore(
        temp.resolve(".portwright"),
        BranchName.of("default"),
        Schemas.NONE,
        new IdentityFile(Map.of(), temp.resolve("home")));
  }

  @BeforeEach
  void aRealPort() {
    var attributes =
        Value.object(
            Map.of("product_uid", Value.string("uid-1"), "product_name", Value.string("Sydney")));
    ResourceRecord port =
        ResourceRecord.of(
                PORT, "registry.terraform.io/megaport/megaport", InstanceObject.ready(attributes))
            .in(Optional.of("production"), Optional.of("company"));
    try (GitStateStore store = store()) {
      store.update(
          StateSnapshot.EMPTY,
          StateChange.NONE.with(port),
          CommitMessage.of("Test"),
          new Author("Ann", "", Instant.EPOCH, ZoneOffset.UTC));
    }
  }

  private record Outcome(int code, String out, String err) {}

  private Outcome run(String answer, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            new TreeMap<>(Map.of("HOME", temp.resolve("home").toString())),
            temp,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new BufferedReader(new StringReader(answer)),
            !answer.isEmpty(),
            Terminal.plain(80),
            Clock.systemUTC(),
            new Random(1),
            Surroundings.Signals.NONE);
    int code = new Program().run(List.of(arguments), surroundings);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private boolean isThere() {
    try (GitStateStore store = store()) {
      return store.addresses().contains(PORT);
    }
  }

  @Test
  void nobodyToAskIsARefusal() {
    Outcome outcome = run("", "state", "rm", "megaport_port.syd");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("STATE-8", "megaport_port.syd  uid-1  (production)");
    assertThat(isThere()).isTrue();
  }

  @Test
  void noIsNo() {
    Outcome outcome = run("no\n", "state", "rm", "megaport_port.syd");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).contains("Nothing was changed.");
    assertThat(isThere()).isTrue();
  }

  @Test
  void yesForgetsAndSaysThatItIsBilled() {
    Outcome outcome = run("yes\n", "state", "rm", "megaport_port.syd");
    assertThat(outcome.code()).isEqualTo(0);
    assertThat(outcome.out()).contains("Removed megaport_port.syd");
    assertThat(outcome.err()).contains("will be billed as before");
    assertThat(isThere()).isFalse();
  }

  @Test
  void aDryRunAsksNobody() {
    assertThat(run("", "state", "rm", "-dry-run", "megaport_port.syd").code()).isEqualTo(0);
    assertThat(isThere()).isTrue();
  }

  @Test
  void aFileWithoutItIsNotPushedUnasked() {
    String empty =
        run("", "state", "pull")
            .out()
            .replaceAll("(?s)\"resources\": \\[.*\\],\n", "\"resources\": [],\n");
    Outcome outcome = run(empty.replaceAll("\"serial\": 1", "\"serial\": 2"), "state", "push", "-");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(isThere()).isTrue();
  }
}
