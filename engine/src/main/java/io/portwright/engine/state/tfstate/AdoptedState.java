package io.portwright.engine.state.tfstate;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.Lineage;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.value.Value;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a state file says, as records of the store. Their environment and company are not known yet.
 *
 * @param file for messages
 * @param lineage with the serial of the file
 * @param hash of the file
 * @param outputs a sensitive one is marked at its root
 * @param aliases of the provider configurations in the root module that resources were made with,
 *     where it is not the default one
 */
public record AdoptedState(
    String file,
    Lineage lineage,
    String hash,
    SortedMap<InstanceAddress, ResourceRecord> records,
    SortedMap<String, Value> outputs,
    SortedMap<ResourceAddress, String> aliases) {

  public AdoptedState {
    records = sorted(records);
    outputs = sorted(outputs);
    aliases = sorted(aliases);
  }

  private static <K extends Comparable<K>, V> SortedMap<K, V> sorted(Map<K, V> entries) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /** As state before the first commit: it has records, but the store does not. */
  StateSnapshot snapshot() {
    return new StateSnapshot(
        CommitId.NONE, Optional.of(lineage), hash, records, outputs, new TreeMap<>());
  }

  /** Whether there is anything to take over. */
  public boolean isEmpty() {
    return records.isEmpty() && outputs.isEmpty();
  }

  /**
   * Without what another provider than the given one made. Outputs may repeat anything, so they go
   * too when something does.
   */
  public AdoptedState onlyOf(String providerSource) {
    SortedMap<InstanceAddress, ResourceRecord> kept = new TreeMap<>();
    records.forEach((address, record) -> {
      if (record.providerSource().equals(providerSource)) {
        kept.put(address, record);
      }
    });
    return kept.size() == records.size()
        ? this
        : new AdoptedState(file, lineage, hash, kept, new TreeMap<>(), aliases);
  }
}
