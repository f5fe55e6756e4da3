package io.portwright.engine.config;

import io.portwright.engine.eval.GoText;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.Optional;

/** Words for blocks of override files that change nothing, because no other file has them. */
final class MissingBase {
  private MissingBase() {}

  /**
   * @param alias of a provider block
   */
  static Diagnostic of(BlockNode block, Optional<String> alias) {
    String first = block.labels().getFirst().text();
    String name = GoText.quoted(block.labels().getLast().text());
    return switch (block.type()) {
      case "resource" ->
          missing(
              block,
              "Missing resource to override",
              "There is no " + first + " resource named " + name,
              "a resource block defined in a primary configuration file");
      case "data" ->
          missing(
              block,
              "Missing data resource to override",
              "There is no " + first + " data resource named " + name,
              "a data block defined in a primary configuration file");
      case "ephemeral" ->
          missing(
              block,
              "Missing ephemeral resource to override",
              "There is no " + first + " ephemeral resource named " + name,
              "an ephemeral block defined in a primary configuration file");
      case "variable" ->
          missing(
              block,
              "Missing base variable declaration to override",
              "There is no variable named " + name,
              "a variable that was already declared in a primary configuration file");
      case "output" ->
          missing(
              block,
              "Missing base output definition to override",
              "There is no output named " + name,
              "an output that was already defined in a primary configuration file");
      case "module" ->
          missing(
              block,
              "Missing module call to override",
              "There is no module call named " + name,
              "a module call that was defined in a primary configuration file");
      default ->
          missing(
              block,
              "Missing base provider configuration for override",
              "There is no "
                  + first
                  + " provider configuration with the alias "
                  + GoText.quoted(alias.orElse("")),
              "an aliased provider configuration that was already defined in a primary"
                  + " configuration file");
    };
  }

  private static Diagnostic missing(BlockNode block, String summary, String what, String only) {
    return Diagnostic.error(
        summary, what + ". An override file can only override " + only + ".", block.header());
  }

  static Diagnostic local(AttributeNode attribute) {
    return Diagnostic.error(
        "Missing base local value definition to override",
        "There is no local value named "
            + GoText.quoted(attribute.name())
            + ". An override file can only override a local value that was already defined in a"
            + " primary configuration file.",
        attribute.range());
  }
}
