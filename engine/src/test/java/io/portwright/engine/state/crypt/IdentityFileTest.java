package io.portwright.engine.state.crypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwright.engine.state.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityFileTest {
  /** The key pair of age's own documentation format; made for this test only. */
  private static final Identity GIVEN = Identity.generate("given");

  @TempDir Path home;

  @Test
  void readingCreatesNothing() {
    var file = new IdentityFile(Map.of(), home);
    assertThat(file.read()).isEmpty();
    assertThat(home.resolve(".config")).doesNotExist();
  }

  @Test
  void firstUseMakesAKeyForTheOwnerOnlyAndSaysSoOnce() throws IOException {
    var file = new IdentityFile(Map.of(), home);
    var first = file.readOrCreate();
    var second = file.readOrCreate();
    assertThat(file.path()).isEqualTo(home.resolve(".config/portwright/identity"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
    assertThat(first.notice()).hasValueSatisfying(n -> assertThat(n.detail()).contains("copy"));
    assertThat(second.notice()).isEmpty();
    assertThat(second.identity().recipients()).isEqualTo(first.identity().recipients());
    try (var inside = Files.list(file.path().getParent())) {
      assertThat(inside).containsExactly(file.path());
    }
  }

  @Test
  void theConfigurationFolderFollowsTheEnvironment() {
    var file = new IdentityFile(Map.of("XDG_CONFIG_HOME", home.resolve("cfg").toString()), home);
    assertThat(file.path()).isEqualTo(home.resolve("cfg/portwright/identity"));
  }

  @Test
  void theVariableGoesBeforeTheNamedFileAndThatBeforeTheFolder() throws IOException {
    Path named = Files.writeString(home.resolve("key.txt"), GIVEN.fileText());
    Identity other = Identity.generate("other");
    new IdentityFile(Map.of(), home).readOrCreate();
    var byFile = new IdentityFile(Map.of("PORTWRIGHT_AGE_KEY_FILE", named.toString()), home);
    assertThat(byFile.read().orElseThrow().recipients()).isEqualTo(GIVEN.recipients());
    var byKey =
        new IdentityFile(
            Map.of(
                "PORTWRIGHT_AGE_KEY",
                other.keys().getFirst(),
                "PORTWRIGHT_AGE_KEY_FILE",
                named.toString()),
            home);
    assertThat(byKey.readOrCreate().identity().recipients()).isEqualTo(other.recipients());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "AGE-SECRET-KEY-1QQQ", "# only a comment"})
  void aBadKeyIsRefusedWithoutShowingIt(String text) {
    var file = new IdentityFile(Map.of("PORTWRIGHT_AGE_KEY", text), home);
    assertThatThrownBy(file::read)
        .isInstanceOfSatisfying(
            StoreFailure.class,
            f -> {
              assertThat(f.reason()).isEqualTo(StoreFailure.Reason.BAD_IDENTITY);
              assertThat(f.getMessage()).contains("PORTWRIGHT_AGE_KEY").doesNotContain("QQQ");
            });
  }

  @Test
  void aNamedFileThatIsMissingIsNeverCreated() {
    Path missing = home.resolve("missing");
    var file = new IdentityFile(Map.of("PORTWRIGHT_AGE_KEY_FILE", missing.toString()), home);
    assertThatThrownBy(file::readOrCreate)
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("does not exist");
    assertThat(missing).doesNotExist();
  }

  @Test
  void anIdentityPrintsNoKey() {
    assertThat(GIVEN.toString()).doesNotContain("AGE-SECRET-KEY");
  }
}
