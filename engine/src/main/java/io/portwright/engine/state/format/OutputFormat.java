package io.portwright.engine.state.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.crypt.SecretBox;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The file of the output values, {@code outputs.json}: each with its type, sensitive ones sealed.
 */
public final class OutputFormat {
  public static final String FILE = "outputs.json";

  private final Supplier<SecretBox> box;

  /**
   * @param box asked only when something is encrypted
   */
  public OutputFormat(Supplier<SecretBox> box) {
    this.box = box;
  }

  /**
   * @param outputs a sensitive one is marked at its root
   * @param before what the file holds now; no bytes when there is none
   */
  public byte[] write(SortedMap<String, Value> outputs, byte[] before) {
    JsonNode prior =
        before.length == 0 ? MissingNode.getInstance() : CanonicalJson.read(FILE, before);
    ObjectNode all = CanonicalJson.NODES.objectNode();
    outputs.forEach((name, value) -> all.set(name, one(name, value, prior.path(name))));
    return CanonicalJson.lines(all);
  }

  private ObjectNode one(String name, Value value, JsonNode before) {
    SealedPlaces places = SealedPlaces.of(value);
    ValueWriter writer =
        new ValueWriter(places::at, (at, json, old) -> sealed(name, at, json, old));
    ObjectNode node = CanonicalJson.NODES.objectNode();
    node.set("type", TypeJson.write(value.type()));
    node.set("value", writer.write(value, value.type(), Pointer.ROOT, before.path("value")));
    var sensitive = node.putArray("sensitive");
    places.sensitive().forEach(sensitive::add);
    return node;
  }

  private JsonNode sealed(String name, String path, byte[] json, JsonNode before) {
    String owner = "output." + name;
    Optional<String> old = Sealed.ciphertext(before);
    SecretBox open = box.get();
    return Sealed.wrap(
        old.map(text -> open.reseal(text, owner, path, json))
            .orElseGet(() -> open.seal(owner, path, json)));
  }

  public SortedMap<String, Value> read(byte[] file) {
    JsonFields all = JsonFields.read(FILE, file);
    SortedMap<String, Value> outputs = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : all.node().properties()) {
      outputs.put(entry.getKey(), one(entry.getKey(), all.object(entry.getKey())));
    }
    return outputs;
  }

  private Value one(String name, JsonFields fields) {
    ValueReader reader =
        new ValueReader(
            (at, ciphertext) ->
                CanonicalJson.read(
                    "output " + name, box.get().open("output." + name, at, ciphertext)),
            Set.copyOf(fields.texts("sensitive")));
    try {
      Type type = TypeJson.read(fields.field("type"));
      return reader.read(fields.field("value"), type);
    } catch (IllegalArgumentException mismatch) {
      throw StoreFailure.damaged(FILE, mismatch);
    }
  }
}
