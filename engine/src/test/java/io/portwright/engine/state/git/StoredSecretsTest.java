package io.portwright.engine.state.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is sealed stays sealed, and in its place. */
class StoredSecretsTest extends StoreFixture {
  @Test
  void noSecretIsInAnyFileOrObjectAlsoNotAsBase64() {
    save(secrets("one"));
    save(secrets("two"));
    save(StateChange.NONE.without(VXC));
    assertNoSecret();
  }

  @Test
  void anUnrelatedChangeKeepsEveryCiphertext() {
    save(secrets("one"));
    String before = file("resources");
    save(secrets("two"));
    assertThat(file("resources").replace("\"two\"", "\"one\"")).isEqualTo(before);
    assertThat(before).contains("$age");
  }

  @Test
  void aSensitiveNullIsNotSealedAndStaysSensitive() {
    Value none = Value.nullOf(Type.STRING).withMarks(Marks.SENSITIVE);
    save(StateChange.NONE.with(record(VXC, Map.of("password", none, "rate", Value.number(1)))));
    assertThat(file("resources")).doesNotContain("$age");
    var object = read().record(VXC).orElseThrow().current().orElseThrow();
    assertThat(object.attributes().attributes().get("password")).isEqualTo(none);
  }

  @Test
  void aCiphertextThatWasMovedToAnotherRecordIsRefused() {
    save(StateChange.NONE.with(record(VXC, Map.of("password", Value.string(SECRET)))));
    var other = ResourceAddress.managed("megaport_vxc", "b").instance(InstanceKey.NONE);
    save(StateChange.NONE.with(record(other, Map.of("password", Value.string("mine")))));
    String stolen = ciphertext(path(VXC));
    rewrite(path(other), text -> text.replace(ciphertext(path(other)), stolen));
    assertFails(StoreFailure.Reason.MOVED_SECRET);
  }

  @Test
  void movingARecordSealsItsSecretsForTheNewPlace() {
    save(secrets("one"));
    var target = ResourceAddress.managed("megaport_vxc", "moved").instance(InstanceKey.NONE);
    var record = read().record(VXC).orElseThrow();
    save(StateChange.NONE.without(VXC).with(record.movedTo(target)));
    assertThat(read().record(target).orElseThrow().current()).isEqualTo(record.current());
  }

  @Test
  void withoutTheKeyAddressesAreListedAndValuesAreRefused() {
    save(secrets("one"));
    identity = new IdentityFile(Map.of(), temp.resolve("elsewhere"));
    try (var store = store()) {
      assertThat(store.addresses()).containsExactly(VXC);
    }
    assertFails(StoreFailure.Reason.NO_IDENTITY);
    try (var store = store()) {
      assertThatThrownBy(() -> store.hash(new byte[1])).isInstanceOf(StoreFailure.class);
    }
    assertThat(temp.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void theKeyedHashIsTheSameInEveryRunAndBeforeTheFirstCommit() {
    String early;
    try (var store = store()) {
      early = store.hash(SECRET.getBytes(UTF_8));
      updated(store.update(StateSnapshot.EMPTY, StateChange.NONE, MESSAGE, ANN));
      assertThat(store.hash(SECRET.getBytes(UTF_8))).isEqualTo(early);
    }
    try (var store = store()) {
      assertThat(store.hash(SECRET.getBytes(UTF_8))).isEqualTo(early);
    }
  }
}
