package io.portwright.provider.spi;

import io.portwright.provider.schema.Glossary;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Optional;
import java.util.SortedSet;

/** A family of resource types behind one login. Stateless; making one does no I/O. */
public interface Provider {

  /** Name that type names start with, such as {@code megaport}. */
  String localName();

  /** Full address, such as {@code registry.terraform.io/megaport/megaport}. */
  String source();

  /** Shape of the {@code provider} block. */
  Schema schema();

  Optional<ResourceType> resourceType(String type);

  Optional<DataSourceType> dataSourceType(String type);

  SortedSet<String> resourceTypes();

  SortedSet<String> dataSourceTypes();

  /**
   * Whether its resources are waited for, so that a block {@code timeouts} may bound that. It is no
   * part of their schemas, of state, or of plans.
   */
  default boolean hasTimeouts() {
    return false;
  }

  /** What its types and attributes are, in words. */
  default Glossary glossary() {
    return Glossary.NONE;
  }

  /**
   * Logs in. Blocks; at most one token request.
   *
   * @param configuration of the {@link #schema}'s type, wholly known; all null when there is no
   *     block
   */
  Answer<Account> connect(ObjectValue configuration);
}
