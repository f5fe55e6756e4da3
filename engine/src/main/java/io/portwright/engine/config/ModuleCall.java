package io.portwright.engine.config;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.source.module.ModuleCall.VersionArgument;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A {@code module} block.
 *
 * @param source as written; empty text when it is missing or wrong, which was reported
 * @param version constraint as written, or empty text when it is wrong; empty when there is none
 * @param arguments values for input variables of the module, by name
 * @param providers provider configurations that the module is given, as they are written: a name
 *     that is there twice is an error
 * @param blocks blocks inside, for which modules have no use
 * @param missing where missing arguments are reported
 * @param range type and label
 */
public record ModuleCall(
    String name,
    Source source,
    Optional<String> version,
    SortedMap<String, AttributeNode> arguments,
    Repetition repetition,
    List<Expression.Traversal> dependsOn,
    List<PassedProvider> providers,
    List<BlockNode> blocks,
    SourceRange missing,
    SourceRange range) {

  /** Where a module comes from. */
  public record Source(String text, SourceRange range) {}

  /**
   * One entry of {@code providers}.
   *
   * @param inside name in the called module, as it is written there
   * @param outside configuration of the calling module
   * @param outsideName how the calling module writes it
   * @param insideRange where the local name of the first stands
   * @param outsideRange where the local name of the second stands
   * @param range the whole entry
   */
  public record PassedProvider(
      ProviderKey inside,
      ProviderKey outside,
      ProviderKey outsideName,
      SourceRange insideRange,
      SourceRange outsideRange,
      SourceRange range) {}

  public ModuleCall {
    arguments = frozen(arguments);
    dependsOn = List.copyOf(dependsOn);
    providers = List.copyOf(providers);
    blocks = List.copyOf(blocks);
  }

  private static <V> SortedMap<String, V> frozen(Map<String, V> entries) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /** For messages: {@code module "site"}. */
  public String title() {
    return "module \"" + name + "\"";
  }

  /**
   * What has to be found for this call.
   *
   * @param path of the called module
   */
  io.portwright.engine.source.module.ModuleCall wanted(ModuleAddress path) {
    return new io.portwright.engine.source.module.ModuleCall(
        path.calls().stream().map(ModuleAddress.Call::name).toList(),
        range,
        source.text(),
        source.range(),
        version.isPresent() ? VersionArgument.PRESENT : VersionArgument.ABSENT);
  }
}
