package io.portwright.engine.state;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.provider.diagnostic.Checked;
import java.nio.file.Path;

/**
 * State in forms that may lie outside of its records: what is sensitive is encrypted to the key
 * holders of the store. A missing key is a {@link StoreFailure}.
 */
public interface Sealing {

  /** A record as a text that a document of the journal may hold. */
  String document(ResourceRecord record);

  /**
   * The record in such a text.
   *
   * @throws StoreFailure also when it is not one of this address
   */
  ResourceRecord record(InstanceAddress address, String document);

  /** Writes a whole file, readable by the owner only, that nobody without a key can read. */
  void write(Path file, UnsavedChange unsaved);

  /** What is in such a file, or why it cannot be used. */
  Checked<UnsavedChange> read(Path file);
}
