package io.portwright.engine.state.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwright.engine.state.KeyHolder;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.crypt.Identity;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.engine.state.crypt.Recipient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Secrets for more than one key, and for fewer again. */
class RekeyingTest extends StoreFixture {

  private IdentityFile other() throws IOException {
    Path file = temp.resolve("other/portwright/identity");
    if (Files.notExists(file)) {
      IdentityFile made =
          new IdentityFile(Map.of("XDG_CONFIG_HOME", temp.resolve("other").toString()), temp);
      made.readOrCreate();
    }
    return new IdentityFile(Map.of("PORTWRIGHT_AGE_KEY_FILE", file.toString()), temp);
  }

  private KeyHolder holder() throws IOException {
    Identity identity = other().read().orElseThrow();
    Recipient key = identity.recipients().getFirst();
    return new KeyHolder(key.text(), Optional.of("Bob"));
  }

  private StateSnapshot read(IdentityFile key) {
    try (var store = new GitStateStore(folder, BranchName.of("default"), SCHEMAS, key)) {
      return store.read();
    }
  }

  @Test
  void eachOfTwoKeysOpensAndStateStaysTheSame() throws IOException {
    save(secrets("a"));
    StateSnapshot before = read();
    String hash;
    try (var store = store()) {
      hash = store.hash(new byte[] {1});
      List<KeyHolder> holders = new ArrayList<>(store.keyHolders());
      holders.add(holder());
      updated(store.rekey(store.read(), holders, MESSAGE, ANN));
      assertThat(store.hash(new byte[] {1})).isEqualTo(hash);
      assertThat(store.keyHolders()).hasSize(2);
      assertThat(store.history().length()).isEqualTo(2);
    }
    assertThat(read().records()).isEqualTo(before.records());
    assertThat(read(other()).records()).isEqualTo(before.records());
    assertThat(read(other()).outputs()).isEqualTo(before.outputs());
    assertNoSecret();
  }

  @Test
  void aKeyThatWasRemovedOpensNothingNewAndUnchangedSecretsKeepTheirText() throws IOException {
    save(secrets("a"));
    try (var store = store()) {
      List<KeyHolder> mine = store.keyHolders();
      List<KeyHolder> both = new ArrayList<>(mine);
      both.add(holder());
      updated(store.rekey(store.read(), both, MESSAGE, ANN));
      updated(store.rekey(store.read(), mine, MESSAGE, ANN));
    }
    IdentityFile gone = other();
    assertThatThrownBy(() -> read(gone))
        .isInstanceOfSatisfying(
            StoreFailure.class,
            f -> assertThat(f.reason()).isEqualTo(StoreFailure.Reason.NO_IDENTITY));
    String text = ciphertext(path(VXC));
    save(secrets("b"));
    assertThat(ciphertext(path(VXC))).isEqualTo(text);
  }
}
