package io.portwright.engine.state.tfstate;

import io.portwright.engine.state.Schemas;
import io.portwright.provider.builtin.TerraformProvider;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.DataSourceType;
import io.portwright.provider.spi.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** State files as this program reads them when it has only the built-in provider. */
final class Reading {
  private static final TerraformProvider PROVIDER = new TerraformProvider();

  static final Schemas SCHEMAS =
      address -> {
        Optional<Schema> data = PROVIDER.dataSourceType(address.type()).map(DataSourceType::schema);
        Optional<Schema> managed = PROVIDER.resourceType(address.type()).map(ResourceType::schema);
        return address.isData() ? data : managed;
      };

  static final StateFileReader READER =
      new StateFileReader(
          SCHEMAS, List.of(TerraformProvider.SOURCE, "registry.terraform.io/megaport/megaport"));

  private Reading() {}

  static StateFile file(String json) {
    return new StateFile("terraform.tfstate", json.getBytes(StandardCharsets.UTF_8));
  }

  static Checked<AdoptedState> state(String json) {
    return READER.state(file(json));
  }
}
