package io.portwright.engine.state.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.Lineage;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.UnsavedChange;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A change that the store did not take, as the content of one file. */
public final class UnsavedFormat {
  /** Version of the content, from 1. */
  public static final int VERSION = 1;

  private final RecordFormat records;
  private final OutputFormat outputs;

  /**
   * @param records of the store, as are the outputs
   */
  public UnsavedFormat(RecordFormat records, OutputFormat outputs) {
    this.records = records;
    this.outputs = outputs;
  }

  public byte[] write(UnsavedChange unsaved) {
    StateChange change = unsaved.change();
    ObjectNode node = CanonicalJson.NODES.objectNode();
    node.put("lineage", unsaved.lineage().id());
    unsaved.lineage().adoptedSerial().ifPresent(serial -> node.put("adopted_serial", serial));
    node.put("base", unsaved.base().hex());
    ObjectNode set = node.putObject("records");
    change
        .records()
        .forEach((address, record) ->
            set.set(RecordPath.of(address), tree("records", records.write(record))));
    var removed = node.putArray("removed_records");
    change.removedRecords().forEach(address -> removed.add(address.toString()));
    change
        .outputs()
        .ifPresent(all -> node.set("outputs", tree("outputs", outputs.write(all, new byte[0]))));
    ObjectNode intents = node.putObject("intents");
    change
        .intents()
        .forEach((id, document) -> intents.set(id, tree(id, IntentFormat.write(document))));
    var settled = node.putArray("removed_intents");
    change.removedIntents().forEach(settled::add);
    return CanonicalJson.lines(node);
  }

  private static JsonNode tree(String what, byte[] json) {
    return CanonicalJson.read(what, json);
  }

  /**
   * @param file for messages
   */
  public UnsavedChange read(String file, byte[] content) {
    JsonFields fields = JsonFields.read(file, content);
    Lineage lineage = new Lineage(fields.text("lineage"), fields.optionalLong("adopted_serial"));
    return new UnsavedChange(lineage, new CommitId(fields.text("base")), change(fields));
  }

  private StateChange change(JsonFields fields) {
    List<ResourceRecord> set = new ArrayList<>();
    for (Map.Entry<String, JsonNode> one : fields.object("records").node().properties()) {
      set.add(records.read(one.getKey(), CanonicalJson.lines(one.getValue())));
    }
    List<InstanceAddress> removed = new ArrayList<>();
    for (String text : fields.texts("removed_records")) {
      removed.add(InstanceAddress.parse(text).orElseThrow(() -> fields.wrong("removed_records")));
    }
    StateChange change = StateChange.NONE.without(removed).with(set);
    if (fields.has("outputs")) {
      change =
          change.withOutputs(outputs.read(CanonicalJson.lines(fields.object("outputs").node())));
    }
    for (Map.Entry<String, JsonNode> one : fields.object("intents").node().properties()) {
      change = change.withIntent(one.getKey(), intent(fields, one.getKey(), one.getValue()));
    }
    for (String id : fields.texts("removed_intents")) {
      change = change.withoutIntent(id);
    }
    return change;
  }

  private static ObjectValue intent(JsonFields fields, String id, JsonNode document) {
    try {
      return IntentFormat.read(IntentFormat.path(id), CanonicalJson.lines(document));
    } catch (IllegalArgumentException _) {
      throw StoreFailure.damaged(fields.file(), "there is no intent of the name " + id);
    }
  }
}
