package io.portwright.engine.state.crypt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwright.engine.state.StoreFailure;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {
  private static final Identity ANN = Identity.generate("ann's file");
  private static final Identity BOB = Identity.generate("bob's file");
  private final SecretBox box = new SecretBox(ANN.recipients(), ANN);

  private static byte[] json(String text) {
    return ("\"" + text + "\"").getBytes(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b", "m[\"x\\\"},\\\"value\\\":1\"].p", "ü\u0000\ud83d\ude00", ""})
  void opensWhatItSealedForTheSamePlace(String address) {
    String sealed = box.seal(address, "key", json("hunter2"));
    assertThat(box.open(address, "key", sealed)).isEqualTo(json("hunter2"));
    assertThat(new String(Base64.getDecoder().decode(sealed), UTF_8))
        .startsWith("age-encryption.org/v1\n")
        .doesNotContain("hunter2");
  }

  @Test
  void refusesACiphertextThatWasCopiedElsewhere() {
    String sealed = box.seal("a.b", "key", json("hunter2"));
    for (List<String> place :
        List.of(
            List.of("a.c", "key"), List.of("a.b", "other"), List.of("a.b\",\"path\":\"key", ""))) {
      assertThatThrownBy(() -> box.open(place.get(0), place.get(1), sealed))
          .isInstanceOfSatisfying(
              StoreFailure.class,
              f -> assertThat(f.reason()).isEqualTo(StoreFailure.Reason.MOVED_SECRET));
    }
  }

  @Test
  void unchangedPlaintextKeepsItsCiphertext() {
    String sealed = box.seal("a.b", "key", json("one"));
    assertThat(box.seal("a.b", "key", json("one"))).isNotEqualTo(sealed);
    assertThat(box.reseal(sealed, "a.b", "key", json("one"))).isEqualTo(sealed);
    assertThat(box.reseal(sealed, "a.b", "key", json("two"))).isNotEqualTo(sealed);
    assertThat(box.reseal(sealed, "a.c", "key", json("one"))).isNotEqualTo(sealed);
  }

  @Test
  void everyRecipientOpensIt() {
    List<Recipient> both = List.of(ANN.recipients().getFirst(), BOB.recipients().getFirst());
    String sealed = new SecretBox(both, ANN).seal("a.b", "key", json("x"));
    assertThat(new SecretBox(both, BOB).open("a.b", "key", sealed)).isEqualTo(json("x"));
  }

  @Test
  void aForeignIdentityIsToldWhichKeysWouldOpenIt() {
    String sealed = box.seal("a.b", "key", json("x"));
    assertThatThrownBy(() -> new SecretBox(ANN.recipients(), BOB).open("a.b", "key", sealed))
        .isInstanceOfSatisfying(
            StoreFailure.class,
            f -> {
              assertThat(f.reason()).isEqualTo(StoreFailure.Reason.NO_IDENTITY);
              assertThat(f.getMessage()).contains("bob's file");
              assertThat(f.advice())
                  .contains(BOB.recipients().getFirst().text(), ANN.recipients().getFirst().text())
                  .contains("PORTWRIGHT_AGE_KEY");
            });
  }

  @Test
  void aDamagedCiphertextIsDamage() {
    String sealed = box.seal("a.b", "key", json("x"));
    byte[] flipped = Base64.getDecoder().decode(sealed);
    flipped[flipped.length - 1] ^= 1;
    for (String bad :
        List.of(
            "",
            "???",
            "aGVsbG8=",
            sealed.substring(0, sealed.length() / 8 * 4),
            Base64.getEncoder().encodeToString(flipped))) {
      assertThatThrownBy(() -> box.open("a.b", "key", bad))
          .isInstanceOfSatisfying(
              StoreFailure.class,
              f -> assertThat(f.reason()).isEqualTo(StoreFailure.Reason.DAMAGED));
    }
  }

  @Test
  void hashesDependOnTheKeyAndSurviveStoringIt() {
    KeyedHash hash = KeyedHash.generate();
    byte[] body = json("body");
    assertThat(hash.of(body)).matches("hmac-sha256:[0-9a-f]{64}");
    assertThat(KeyedHash.fromKeyJson(hash.keyJson()).of(body)).isEqualTo(hash.of(body));
    assertThat(KeyedHash.generate().of(body)).isNotEqualTo(hash.of(body));
    assertThat(hash.toString()).doesNotContain(new String(hash.keyJson(), UTF_8).replace("\"", ""));
  }
}
