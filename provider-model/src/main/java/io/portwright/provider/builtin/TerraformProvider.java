package io.portwright.provider.builtin;

import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.DataSourceType;
import io.portwright.provider.spi.Provider;
import io.portwright.provider.spi.RemoteStateSource;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.value.Value.ObjectValue;
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
  private final RemoteStateType remoteState;
  private final Supplier<String> ids;

  public TerraformProvider() {
    this(RemoteStateSource.NONE);
  }

  /**
   * @param states of other configurations
   */
  public TerraformProvider(RemoteStateSource states) {
    this(() -> UUID.randomUUID().toString(), states);
  }

  /**
   * @param ids identifiers for new objects
   */
  public TerraformProvider(Supplier<String> ids) {
    this(ids, RemoteStateSource.NONE);
  }

  /**
   * @param ids identifiers for new objects
   * @param states of other configurations
   */
  public TerraformProvider(Supplier<String> ids, RemoteStateSource states) {
    this.ids = ids;
    this.remoteState = new RemoteStateType(states);
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
    return type.equals(RemoteStateType.NAME) ? Optional.of(remoteState) : Optional.empty();
  }

  @Override
  public SortedSet<String> resourceTypes() {
    return new TreeSet<>(List.of(TerraformDataType.NAME));
  }

  @Override
  public SortedSet<String> dataSourceTypes() {
    return new TreeSet<>(List.of(RemoteStateType.NAME));
  }

  @Override
  public Answer<Account> connect(ObjectValue configuration) {
    return Answer.of(new TerraformAccount(ids, remoteState));
  }
}
