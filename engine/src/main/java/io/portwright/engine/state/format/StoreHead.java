package io.portwright.engine.state.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.engine.state.KeyHolder;
import io.portwright.engine.state.Lineage;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.crypt.KeyedHash;
import io.portwright.engine.state.crypt.Recipient;
import io.portwright.engine.state.crypt.SecretBox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a state branch says about itself, in {@code format.json} and {@code keys.json}.
 *
 * @param recipients keys that values are encrypted to; at least one
 * @param sealedHashKey key of the keyed hashes, encrypted to the recipients
 * @param names what people call some of the recipients, by key
 */
public record StoreHead(
    Lineage lineage,
    List<Recipient> recipients,
    String sealedHashKey,
    SortedMap<String, String> names) {
  /** The format this program writes; it reads no newer one. */
  public static final int FORMAT = 1;

  public static final String FORMAT_FILE = "format.json";
  public static final String KEYS_FILE = "keys.json";

  private static final String ADOPTED_SERIAL = "adopted_serial";
  private static final String HASH_KEY_OWNER = "keys.json";
  private static final String HASH_KEY_PATH = "hash_key";
  private static final String NAMES = "names";

  public StoreHead {
    recipients = List.copyOf(recipients);
    names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
  }

  /** The head of a new state. */
  public static StoreHead create(Lineage lineage, SecretBox box, KeyedHash hash) {
    String sealed = box.seal(HASH_KEY_OWNER, HASH_KEY_PATH, hash.keyJson());
    return new StoreHead(lineage, box.recipients(), sealed, new TreeMap<>());
  }

  /** The same for other recipients: the hash key stays, sealed anew. */
  public StoreHead resealed(SecretBox before, SecretBox after) {
    String sealed = after.seal(HASH_KEY_OWNER, HASH_KEY_PATH, hash(before).keyJson());
    return new StoreHead(lineage, after.recipients(), sealed, names);
  }

  /**
   * The same with other names.
   *
   * @param others by key
   */
  public StoreHead withNames(Map<String, String> others) {
    return new StoreHead(lineage, recipients, sealedHashKey, new TreeMap<>(others));
  }

  /** The recipients with their names: those that have one come first, by name. */
  public List<KeyHolder> holders() {
    return recipients.stream()
        .map(key -> new KeyHolder(key.text(), Optional.ofNullable(names.get(key.text()))))
        .sorted(
            Comparator.comparing((KeyHolder holder) -> holder.name().isEmpty())
                .thenComparing(holder -> holder.name().orElse(holder.key())))
        .toList();
  }

  /** The keyed hash of this state; needs the identity. */
  public KeyedHash hash(SecretBox box) {
    if (!box.opens()) {
      throw box.foreign("the state");
    }
    return KeyedHash.fromKeyJson(box.open(HASH_KEY_OWNER, HASH_KEY_PATH, sealedHashKey));
  }

  public byte[] formatFile() {
    ObjectNode node = CanonicalJson.NODES.objectNode();
    node.put("format", FORMAT).put("lineage", lineage.id());
    lineage.adoptedSerial().ifPresent(serial -> node.put(ADOPTED_SERIAL, serial));
    return CanonicalJson.lines(node);
  }

  public byte[] keysFile() {
    ObjectNode node = CanonicalJson.NODES.objectNode();
    ArrayNode keys = node.putArray("recipients");
    recipients.forEach(recipient -> keys.add(recipient.text()));
    if (!names.isEmpty()) {
      ObjectNode called = node.putObject(NAMES);
      names.forEach(called::put);
    }
    node.set(HASH_KEY_PATH, Sealed.wrap(sealedHashKey));
    return CanonicalJson.lines(node);
  }

  /**
   * @param place of the store, for messages
   */
  public static StoreHead read(String place, byte[] formatFile, byte[] keysFile) {
    JsonFields format = JsonFields.read(FORMAT_FILE + " of " + place, formatFile);
    int version = format.number("format");
    if (version > FORMAT) {
      throw new StoreFailure(
          StoreFailure.Reason.NEWER,
          "cannot read state in "
              + place
              + ": format "
              + version
              + " is newer than this program understands ("
              + FORMAT
              + ")",
          "Use the newer version of Portwright that wrote it. Nothing was changed.");
    }
    JsonFields keys = JsonFields.read(KEYS_FILE + " of " + place, keysFile);
    List<Recipient> recipients = new ArrayList<>();
    for (String text : keys.texts("recipients")) {
      Optional<Recipient> recipient = Recipient.parse(text);
      recipients.add(recipient.orElseThrow(() -> keys.wrong("recipients")));
    }
    if (recipients.isEmpty()) {
      throw keys.wrong("recipients");
    }
    String hashKey =
        Sealed.ciphertext(keys.field(HASH_KEY_PATH)).orElseThrow(() -> keys.wrong(HASH_KEY_PATH));
    Lineage lineage = new Lineage(format.text("lineage"), format.optionalLong(ADOPTED_SERIAL));
    SortedMap<String, String> names = new TreeMap<>();
    if (keys.has(NAMES)) {
      JsonFields called = keys.object(NAMES);
      called.node().fieldNames().forEachRemaining(key -> names.put(key, called.text(key)));
    }
    return new StoreHead(lineage, recipients, hashKey, names);
  }
}
