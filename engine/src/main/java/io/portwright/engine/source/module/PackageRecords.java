package io.portwright.engine.source.module;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code modules.json}: which commit each fetched module is, in the form of Terraform's
 * file of that name with two more facts, {@code Ref} and a commit as {@code Version}.
 */
final class PackageRecords {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private PackageRecords() {}

  /** By key; empty when there is no file yet. */
  static SortedMap<String, PackageRecord> read(Path file) throws IOException {
    SortedMap<String, PackageRecord> records = new TreeMap<>();
    JsonNode root;
    try {
      root = JSON.readTree(Files.readAllBytes(file));
    } catch (NoSuchFileException _) {
      return records;
    } catch (JsonProcessingException e) {
      throw new DamagedRecords(e);
    }
    if (!root.path("Modules").isArray()) {
      throw new DamagedRecords(null);
    }
    for (JsonNode entry : root.path("Modules")) {
      PackageRecord one =
          new PackageRecord(
              entry.path("Key").asText(""),
              entry.path("Source").asText(""),
              entry.path("Ref").asText(""),
              entry.path("Version").asText(""),
              entry.path("Dir").asText(""));
      if (one.key().isEmpty()
          || !COMMIT.matcher(one.version()).matches()
          || !one.dir().contains("/" + one.version())) {
        throw new DamagedRecords(null);
      }
      records.put(one.key(), one);
    }
    return records;
  }

  /** Replaces the file at once: a reader sees the old one or the new one. */
  static void write(Path file, Collection<PackageRecord> records) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode modules = root.putArray("Modules");
    for (PackageRecord one : records) {
      modules
          .addObject()
          .put("Key", one.key())
          .put("Source", one.source())
          .put("Ref", one.ref())
          .put("Version", one.version())
          .put("Dir", one.dir());
    }
    Path draft = Files.createTempFile(file.getParent(), "modules-", ".json");
    try {
      try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        out.write(ByteBuffer.wrap((JSON.writeValueAsString(root) + "\n").getBytes(UTF_8)));
        out.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** The file is there but not as this program writes it. */
  static final class DamagedRecords extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedRecords(@Nullable Throwable cause) {
      super("not a record of modules", cause);
    }
  }
}
