package io.portwright.engine.state.git;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.Schemas;
import io.portwright.engine.state.Sealing;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.UnsavedChange;
import io.portwright.engine.state.crypt.SealedFile;
import io.portwright.engine.state.crypt.SecretBox;
import io.portwright.engine.state.format.OutputFormat;
import io.portwright.engine.state.format.RecordFormat;
import io.portwright.engine.state.format.RecordPath;
import io.portwright.engine.state.format.UnsavedFormat;
import io.portwright.provider.diagnostic.Checked;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Seals with the keys of one store, in the forms that its own files have. */
final class StoreSealing implements Sealing {
  private static final SealedFile FILE = new SealedFile("unsaved", UnsavedFormat.VERSION);

  private final RecordFormat records;
  private final UnsavedFormat format;
  private final Supplier<SecretBox> box;

  StoreSealing(Schemas schemas, Supplier<SecretBox> box) {
    this.records = new RecordFormat(schemas, box);
    this.format = new UnsavedFormat(records, new OutputFormat(box));
    this.box = box;
  }

  @Override
  public String document(ResourceRecord record) {
    return new String(records.write(record), StandardCharsets.UTF_8);
  }

  @Override
  public ResourceRecord record(InstanceAddress address, String document) {
    return records.read(RecordPath.of(address), document.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void write(Path file, UnsavedChange unsaved) {
    FILE.write(file, format.write(unsaved), box.get());
  }

  @Override
  public Checked<UnsavedChange> read(Path file) {
    return FILE.read(file, box.get()).then(content -> parsed(file, content));
  }

  private Checked<UnsavedChange> parsed(Path file, byte[] content) {
    try {
      return Checked.of(format.read(file.toString(), content));
    } catch (StoreFailure damaged) {
      return Checked.failed(damaged.diagnostic());
    }
  }
}
