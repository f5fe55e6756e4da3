package io.portwright.engine.state.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StoreFailure;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files of another format, or that no store has written. */
class DamagedStoreTest extends StoreFixture {
  @Test
  void aNewerFormatIsRefused() {
    save(StateChange.NONE.with(record(VXC, Map.of())));
    rewrite("format.json", text -> text.replace("\"format\": 1", "\"format\": 2"));
    assertFails(StoreFailure.Reason.NEWER);
    try (var store = store()) {
      assertThatThrownBy(store::addresses)
          .hasMessageContaining("format 2 is newer than this program understands (1)");
    }
  }

  @Test
  void everyBrokenFileIsDamageAndNamesItself() {
    save(secrets("one").withIntent("i-1", Value.object(Map.of())));
    for (String path :
        List.of("format.json", "keys.json", "outputs.json", path(VXC), "intents/i-1.json")) {
      String good = file(path);
      for (String bad : List.of("", "{", "[]", "null", "{\"a\":1,\"a\":2}", good + "x")) {
        rewrite(path, _ -> bad);
        try (var store = store()) {
          assertThatThrownBy(store::read)
              .as("%s holding %s", path, bad)
              .isInstanceOfSatisfying(
                  StoreFailure.class,
                  f -> assertThat(f.reason()).isEqualTo(StoreFailure.Reason.DAMAGED))
              .hasMessageContaining(path);
        }
      }
      rewrite(path, _ -> good);
    }
    read();
  }

  @Test
  void aRecordInTheWrongFileIsDamage() {
    save(StateChange.NONE.with(record(VXC, Map.of())));
    rewrite(path(VXC), text -> text.replace("megaport_vxc.a\"", "megaport_vxc.b\""));
    assertFails(StoreFailure.Reason.DAMAGED);
  }
}
