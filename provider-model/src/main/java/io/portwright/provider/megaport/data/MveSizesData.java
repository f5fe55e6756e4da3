package io.portwright.provider.megaport.data;

import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;

/** {@code megaport_mve_sizes}: sizes of virtual edges. */
public final class MveSizesData extends DataSource {

  public MveSizesData() {
    super("megaport_mve_sizes");
  }

  @Override
  protected Answer<ObjectValue> find(ObjectValue configuration, Catalogue catalogue) {
    Answer<List<Json>> all = catalogue.mveSizes();
    return all.value().isEmpty()
        ? new Answer<>(Optional.empty(), all.problems())
        : Answer.of(withRows(configuration, "mve_sizes", all.value().get()));
  }
}
