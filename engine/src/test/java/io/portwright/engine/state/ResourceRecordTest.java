package io.portwright.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.provider.value.Value;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What becomes of objects that two runs have recorded for one address. */
class ResourceRecordTest {
  private static final DeposedKey ASIDE = new DeposedKey("00000001");

  private static InstanceObject object(String uid) {
    SortedMap<String, String> data = new TreeMap<>(Map.of(InstanceObject.UID, uid));
    return new InstanceObject(
        Value.object(Map.of("name", Value.string(uid))),
        InstanceObject.Status.READY,
        new TreeSet<>(),
        true,
        0,
        data);
  }

  private static ResourceRecord record(String uid) {
    return new ResourceRecord(
        ResourceAddress.managed("megaport_port", "a").instance(InstanceKey.NONE),
        "megaport/megaport",
        Optional.of("staging"),
        Optional.empty(),
        Optional.of(object(uid)),
        new TreeMap<>());
  }

  private static ResourceRecord replaced(String uid, String before) {
    return record(before).depose(ASIDE).withCurrent(object(uid));
  }

  private static ResourceRecord joined(ResourceRecord there, ResourceRecord ours) {
    return there.joined(ours, () -> new DeposedKey("00000002"));
  }

  @Test
  void anotherObjectIsPutAside() {
    ResourceRecord both = joined(record("theirs"), record("ours"));
    assertThat(both.current()).contains(object("theirs"));
    assertThat(both.deposed().values()).containsExactly(object("ours"));
  }

  @Test
  void aSuccessorIsCurrentWhoeverHasRecordedIt() {
    assertThat(joined(record("old"), replaced("new", "old"))).isEqualTo(replaced("new", "old"));
    assertThat(joined(replaced("new", "old"), record("old"))).isEqualTo(replaced("new", "old"));
  }

  @Test
  void twoSuccessorsAreBothKept() {
    ResourceRecord both = joined(replaced("theirs", "old"), replaced("ours", "old"));
    assertThat(both.current()).contains(object("theirs"));
    assertThat(both.deposed().values()).containsExactlyInAnyOrder(object("old"), object("ours"));
  }
}
