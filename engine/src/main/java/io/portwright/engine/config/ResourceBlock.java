package io.portwright.engine.config;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * A {@code resource} or {@code data} block.
 *
 * @param schema of the type
 * @param body with its meta-arguments, which {@link ModuleEvaluator} leaves out
 * @param arguments expressions in the body that the schema has a place for, at every depth, in the
 *     order of the text
 * @param timeouts how long it is waited for
 * @param provider as the module names it
 * @param check name of the {@code check} block that holds a data source; empty everywhere else
 * @param typeRange the first label
 * @param range type and labels, where messages about the block point
 */
public record ResourceBlock(
    ResourceAddress address,
    Schema schema,
    BodyNode body,
    List<Expression> arguments,
    Repetition repetition,
    List<Expression.Traversal> dependsOn,
    Lifecycle lifecycle,
    Timeouts timeouts,
    ProviderKey provider,
    Optional<String> check,
    SourceRange typeRange,
    SourceRange range) {

  public ResourceBlock {
    arguments = List.copyOf(arguments);
    dependsOn = List.copyOf(dependsOn);
  }

  /**
   * Where messages point that are about an argument that is not there: as in Terraform, but for
   * resources the type and labels, which say more.
   */
  SourceRange whole() {
    return address.isData() ? BlockShape.missingPlace(body) : range;
  }

  /** For messages: {@code resource "megaport_port" "syd"}. */
  public String title() {
    return (address.isData() ? "data" : "resource")
        + " \""
        + address.type()
        + "\" \""
        + address.name()
        + "\"";
  }
}
