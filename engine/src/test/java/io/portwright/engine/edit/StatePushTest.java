package io.portwright.engine.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.DeposedKey;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.Lineage;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.tfstate.AdoptedState;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** No service leaves state by a push without being named. */
class StatePushTest {

  private static ResourceRecord record(String address, String uid, String environment) {
    return ResourceRecord.of(
            InstanceAddress.parse(address).orElseThrow(), "megaport/megaport", object(uid))
        .in(Optional.of(environment), Optional.empty());
  }

  private static InstanceObject object(String uid) {
    return InstanceObject.ready(Value.object(Map.of("product_uid", Value.string(uid))));
  }

  private static StateSnapshot state(ResourceRecord... records) {
    return StateSnapshot.EMPTY.after(
        StateChange.NONE.with(List.of(records)),
        new CommitId("1".repeat(40)),
        new Lineage("test"),
        StateSnapshot.NO_RESOURCES);
  }

  private static List<String> orphans(StateSnapshot state, ResourceRecord... file) {
    SortedMap<InstanceAddress, ResourceRecord> records = new TreeMap<>();
    for (ResourceRecord record : file) {
      records.put(record.address(), record.in(Optional.empty(), Optional.empty()));
    }
    AdoptedState adopted =
        new AdoptedState(
            "file", new Lineage("test"), "hash", records, new TreeMap<>(), new TreeMap<>());
    StatePush push =
        StatePush.of(state, 1, adopted, StatePush.Check.NONE, UnaryOperator.identity()).orThrow();
    return push.orphans(state).stream().map(record -> record.address().toString()).toList();
  }

  @Test
  void whatTheFileDoesNotHaveIsAnOrphan() {
    ResourceRecord a = record("megaport_port.a", "uid-a", "production");
    ResourceRecord b = record("megaport_port.b", "uid-b", "production");
    assertThat(orphans(state(a, b), a)).containsExactly("megaport_port.b");
  }

  @Test
  void anAddressThatNamesAnotherServiceLeavesAnOrphan() {
    ResourceRecord before = record("megaport_port.a", "uid-a", "production");
    ResourceRecord after = record("megaport_port.a", "uid-z", "production");
    assertThat(orphans(state(before), after)).containsExactly("megaport_port.a");
  }

  @Test
  void aServiceThatOnlyMovesIsNone() {
    ResourceRecord before = record("megaport_port.a", "uid-a", "production");
    ResourceRecord after = record("megaport_port.b", "uid-a", "production");
    assertThat(orphans(state(before), after)).isEmpty();
  }

  @Test
  void aServiceThatWaitsForItsEndCounts() {
    ResourceRecord now = record("megaport_port.a", "uid-new", "production");
    ResourceRecord before = now.withDeposed(new DeposedKey("abcdef01"), object("uid-old"));
    assertThat(orphans(state(before), now)).containsExactly("megaport_port.a");
  }

  @Test
  void rehearsalsMayBeForgotten() {
    ResourceRecord a = record("megaport_port.a", "uid-a", "sandbox");
    assertThat(orphans(state(a))).isEmpty();
  }
}
