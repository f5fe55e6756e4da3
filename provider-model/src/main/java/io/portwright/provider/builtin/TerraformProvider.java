package io.portwright.provider.builtin;

import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.DataSourceType;
import io.portwright.provider.spi.Provider;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** The built-in provider {@code terraform.io/builtin/terraform}. */
public final class TerraformProvider implements Provider {

  /** Its full address. */
  public static final String SOURCE = "terraform.io/builtin/terraform";

  private final ResourceType data = new TerraformDataType();
  private final Supplier<String> ids;

  public TerraformProvider() {
    this(() -> UUID.randomUUID().toString());
  }

  /**
   * @param ids identifiers for new objects
   */
  public TerraformProvider(Supplier<String> ids) {
    this.ids = ids;
  }

  @Override
  public String localName() {
    return "terraform";
  }

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public Schema schema() {
    return Schema.of(List.of());
  }

  @Override
  public Optional<ResourceType> resourceType(String type) {
    return type.equals(TerraformDataType.NAME) ? Optional.of(data) : Optional.empty();
  }

  @Override
  public Optional<DataSourceType> dataSourceType(String type) {
    return Optional.empty();
  }

  @Override
  public SortedSet<String> resourceTypes() {
    return new TreeSet<>(List.of(TerraformDataType.NAME));
  }

  @Override
  public SortedSet<String> dataSourceTypes() {
    return Collections.emptySortedSet();
  }

  @Override
  public boolean isAwaited(String type) {
    return type.equals("terraform_remote_state");
  }

  @Override
  public Answer<Account> connect(ObjectValue configuration) {
    return Answer.of(new TerraformAccount(ids));
  }
}
