package io.portwright.engine.state.crypt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.diagnostic.Checked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedFileTest {
  private static final SealedFile PLAN = new SealedFile("plan", 2);
  private static final Identity ANN = Identity.generate("ann's file");
  private final SecretBox box = new SecretBox(ANN.recipients(), ANN);

  @TempDir Path folder;

  private static String detail(Checked<byte[]> result) {
    assertThat(result.value()).isEmpty();
    return result.diagnostics().getFirst().detail();
  }

  @Test
  void readsBackContentsOfAnySize() {
    for (int size : new int[] {0, 1, 65_535, 65_536, 65_537, 300_000}) {
      byte[] content = new byte[size];
      new Random(size).nextBytes(content);
      Path file = folder.resolve("p");
      PLAN.write(file, content, box);
      assertThat(PLAN.read(file, box).orThrow()).isEqualTo(content);
    }
  }

  @Test
  void theContentIsNotInTheFileAndNothingElseIsLeft() throws IOException {
    Path file = folder.resolve("p");
    PLAN.write(file, "password=hunter2".getBytes(UTF_8), box);
    String raw = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(raw)
        .startsWith("portwright-plan 2\nage-encryption.org/v1\n")
        .doesNotContain("hunter2");
    try (var inside = Files.list(folder)) {
      assertThat(inside).containsExactly(file);
    }
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    Path file = folder.resolve("p");
    PLAN.write(file, new byte[70_000], box);
    byte[] all = Files.readAllBytes(file);
    for (int length : new int[] {0, 5, 17, 18, 30, 60, 150, 190, 250, 65_800, all.length - 1}) {
      Files.write(file, Arrays.copyOf(all, length));
      assertThat(PLAN.read(file, box).hasErrors()).as("cut at %s", length).isTrue();
    }
    Files.write(file, Arrays.copyOf(all, all.length / 2));
    assertThat(detail(PLAN.read(file, box))).contains("truncated or damaged");
  }

  @Test
  void foreignNewerAndMissingFilesAreNamed() throws IOException {
    Path file = folder.resolve("p");
    assertThat(detail(PLAN.read(file, box))).contains("does not exist");
    Files.writeString(file, "{\"resource\": {}}");
    assertThat(detail(PLAN.read(file, box))).contains("not a Portwright plan file");
    new SealedFile("plan", 3).write(file, new byte[1], box);
    assertThat(detail(PLAN.read(file, box))).contains("format 3 is newer", "(2)");
    new SealedFile("saved", 1).write(file, new byte[1], box);
    assertThat(detail(PLAN.read(file, box))).contains("not a Portwright plan file");
    assertThat(detail(PLAN.read(folder, box))).isNotEmpty();
  }

  @Test
  void somebodyElseIsToldWhoseItIs() {
    Path file = folder.resolve("p");
    PLAN.write(file, new byte[1], box);
    SecretBox other = new SecretBox(ANN.recipients(), Identity.generate("bob's file"));
    assertThat(detail(PLAN.read(file, other))).contains(ANN.recipients().getFirst().text());
  }
}
