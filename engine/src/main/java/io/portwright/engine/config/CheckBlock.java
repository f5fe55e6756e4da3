package io.portwright.engine.config;

import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;

/**
 * A {@code check} block. Its data source, if it has one, is among the resources of the module.
 *
 * @param range type and label
 */
public record CheckBlock(String name, List<CheckRule> assertions, SourceRange range) {
  public CheckBlock {
    assertions = List.copyOf(assertions);
  }
}
