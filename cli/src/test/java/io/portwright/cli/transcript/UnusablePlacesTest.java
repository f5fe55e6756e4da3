package io.portwright.cli.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine can refuse: the message says what, why and what to do; no stack trace. */
class UnusablePlacesTest {

  @Test
  void saysThatAPortIsBusy(@TempDir Path temporary) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("work"));
    try (ServerSocket busy = new ServerSocket()) {
      busy.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
      String port = Integer.toString(busy.getLocalPort());
      String shown =
          new Session(folder, temporary.resolve("home"))
              .play(List.of("portwright sandbox serve -port=" + port));
      assertThat(shown)
          .contains("Error: Sandbox cannot start")
          .contains("cannot listen on 127.0.0.1 port " + port)
          .contains("choose another port")
          .contains("[exit 1]")
          .doesNotContain("Exception");
    }
  }

  @Test
  void saysThatTheStoreCannotBeWritten(@TempDir Path temporary) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("work"));
    Files.writeString(
        folder.resolve("main.tf"),
        "resource \"terraform_data\" \"x\" {\n  input = 1\n}\n",
        StandardCharsets.UTF_8);
    Files.writeString(folder.resolve(".portwright"), "in the way", StandardCharsets.UTF_8);
    String shown =
        new Session(folder, temporary.resolve("home"))
            .play(List.of("portwright apply -auto-approve"));
    assertThat(shown)
        .contains("STORE-")
        .contains(".portwright")
        .contains("[exit 1]")
        .doesNotContain("Exception");
  }
}
