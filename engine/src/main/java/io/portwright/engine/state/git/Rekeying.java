package io.portwright.engine.state.git;

import io.portwright.engine.state.KeyHolder;
import io.portwright.engine.state.Schemas;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.crypt.Recipient;
import io.portwright.engine.state.crypt.SecretBox;
import io.portwright.engine.state.format.OutputFormat;
import io.portwright.engine.state.format.RecordFormat;
import io.portwright.engine.state.format.RecordPath;
import io.portwright.engine.state.format.StoreHead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a state whose sealed values are sealed anew for other keys. Files without sealed
 * values come out as they were.
 */
record Rekeying(StoreHead head, List<KeyHolder> holders, SecretBox before) {

  SortedMap<String, PathChange> files(StateSnapshot state, Schemas schemas) {
    SecretBox after = before.withRecipients(recipients());
    SortedMap<String, PathChange> changes = new TreeMap<>();
    RecordFormat records = new RecordFormat(schemas, () -> after);
    state
        .records()
        .values()
        .forEach(record ->
            changes.put(RecordPath.of(record.address()), PathChange.write(records.write(record))));
    if (!state.outputs().isEmpty()) {
      byte[] outputs = new OutputFormat(() -> after).write(state.outputs(), new byte[0]);
      changes.put(OutputFormat.FILE, PathChange.write(outputs));
    }
    StoreHead next = head.resealed(before, after).withNames(names());
    changes.put(StoreHead.KEYS_FILE, PathChange.write(next.keysFile()));
    return changes;
  }

  private List<Recipient> recipients() {
    return holders.stream().map(holder -> new Recipient(holder.key())).toList();
  }

  private Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    holders.forEach(holder -> holder.name().ifPresent(name -> names.put(holder.key(), name)));
    return names;
  }
}
