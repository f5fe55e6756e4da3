package io.portwright.cli.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search finds what it is for, and a damaged store is not taken for a whole one. */
class SecretsTest {
  private static final String SECRET = Secrets.CANARIES.getFirst();

  @TempDir Path folder;

  private List<String> found(byte[] content) throws IOException {
    Files.write(folder.resolve("file"), content);
    return new Secrets(Secrets.CANARIES).found(folder, List.of());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "xy", "xyz"})
  void aSecretIsFoundInEveryDisguise(String before) throws IOException {
    String text = before + SECRET + "tail";
    assertThat(found(bytes(text))).isNotEmpty();
    assertThat(found(bytes("q=" + URLEncoder.encode(text, StandardCharsets.UTF_8)))).isNotEmpty();
    assertThat(found(Base64.getEncoder().encode(bytes(text)))).isNotEmpty();
    assertThat(found(Base64.getUrlEncoder().encode(bytes(text)))).isNotEmpty();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(bytes(text));
    }
    assertThat(found(packed.toByteArray())).isNotEmpty();
  }

  @Test
  void nothingIsFoundWhereNothingIs() throws IOException {
    assertThat(found(bytes("canary-account and nothing more"))).isEmpty();
  }

  @Test
  void aMissingObjectIsFound() throws Exception {
    Path git = folder.resolve("git");
    try (Git made = Git.init().setBare(true).setGitDir(git.toFile()).call();
        var inserter = made.getRepository().newObjectInserter()) {
      var commit = new org.eclipse.jgit.lib.CommitBuilder();
      commit.setTreeId(
          org.eclipse.jgit.lib.ObjectId.fromString("1234567890123456789012345678901234567890"));
      var person = new org.eclipse.jgit.lib.PersonIdent("a", "a@example.com");
      commit.setAuthor(person);
      commit.setCommitter(person);
      commit.setMessage("m");
      var id = inserter.insert(commit);
      inserter.flush();
      var update = made.getRepository().updateRef("refs/heads/a");
      update.setNewObjectId(id);
      assertThat(update.update()).isEqualTo(org.eclipse.jgit.lib.RefUpdate.Result.NEW);
    }
    assertThat(Fsck.problems(git)).isNotEmpty();
  }
}
