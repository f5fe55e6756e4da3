package io.portwright.engine.state.tfstate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.engine.state.Lineage;
import io.portwright.engine.state.Schemas;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Reads state files of format 4. Twice: first the head, which also proves that it is JSON to its
 * end, then one resource after the other, so that the tree of a large file is never in memory as a
 * whole.
 */
public final class StateFileReader {
  private final Schemas schemas;
  private final List<String> sources;

  /**
   * @param sources full addresses of the providers that this program has
   */
  public StateFileReader(Schemas schemas, Collection<String> sources) {
    this.schemas = schemas;
    this.sources = List.copyOf(sources);
  }

  /** Everything in the file that this program can manage. */
  public Checked<AdoptedState> state(StateFile file) {
    return HeadReader.read(file).then(head -> state(file, head));
  }

  private Checked<AdoptedState> state(StateFile file, FileHead head) {
    List<Diagnostic> found = new ArrayList<>();
    Findings findings = new Findings(file.name());
    RecordReader records = new RecordReader(schemas, sources, found, findings);
    OutputReader outputs = new OutputReader(found);
    SortedMap<String, Value> values = new TreeMap<>();
    each(file, node -> values.putAll(outputs.read(node)), records::read);
    found.addAll(findings.diagnostics());
    if (found.stream().anyMatch(Diagnostic::isError)) {
      return Checked.failed(found);
    }
    String hash = file.hash();
    return Checked.of(
        new AdoptedState(
            file.name(), lineage(head, hash), hash, records.records(), values, records.aliases()),
        found);
  }

  /** Old files may have no lineage; the hash of such a file is as good. */
  private static Lineage lineage(FileHead head, String hash) {
    String id =
        head.lineage().isBlank()
            ? UUID.nameUUIDFromBytes(hash.getBytes(StandardCharsets.UTF_8)).toString()
            : head.lineage();
    return new Lineage(id, OptionalLong.of(head.serial()));
  }

  /** The output values only; needs no schema. */
  public static Checked<SortedMap<String, Value>> outputs(StateFile file) {
    return HeadReader.read(file)
        .then(_ -> {
          List<Diagnostic> found = new ArrayList<>();
          OutputReader outputs = new OutputReader(found);
          SortedMap<String, Value> values = new TreeMap<>();
          each(file, node -> values.putAll(outputs.read(node)), _ -> {});
          return found.isEmpty() ? Checked.of(values) : Checked.failed(found);
        });
  }

  /**
   * What has to be said about a file that lies beside a store which does not use it any more:
   * nothing when it is the state that the store began with, or holds nothing that this program
   * manages.
   */
  public Optional<Diagnostic> passedOver(StateFile file, Lineage store) {
    Checked<FileHead> head = HeadReader.read(file);
    if (head.value().isEmpty()) {
      return Optional.empty();
    }
    boolean same = head.orThrow().lineage().equals(store.id()) && store.adoptedSerial().isPresent();
    if (same && head.orThrow().serial() <= store.adoptedSerial().orElseThrow()) {
      return Optional.empty();
    }
    RecordReader records =
        new RecordReader(schemas, sources, new ArrayList<>(), new Findings(file.name()));
    each(file, _ -> {}, records::read);
    int managed =
        (int) records.records().keySet().stream().filter(a -> !a.resource().isData()).count();
    return managed == 0
        ? Optional.empty()
        : Optional.of(Findings.passedOver(file.name(), managed, same));
  }

  private static void each(
      StateFile file, Consumer<JsonNode> outputs, Consumer<JsonNode> resource) {
    try (JsonParser parser = StateJson.parser(file)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("outputs") && value == JsonToken.START_OBJECT) {
          outputs.accept(StateJson.tree(parser));
        } else if (name.equals("resources") && value == JsonToken.START_ARRAY) {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            resource.accept(StateJson.tree(parser));
          }
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("cannot read JSON that was read before", impossible);
    }
  }
}
