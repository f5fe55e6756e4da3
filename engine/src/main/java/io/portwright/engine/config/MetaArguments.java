package io.portwright.engine.config;

import java.util.Set;

/**
 * Arguments and blocks that the language itself understands, whatever the schema says.
 *
 * @param blocks types of blocks
 */
record MetaArguments(Set<String> arguments, Set<String> blocks) {
  static final MetaArguments RESOURCE =
      new MetaArguments(
          Set.of("count", "for_each", "provider", "depends_on"),
          Set.of("lifecycle", "locals", "provisioner", "connection"));
  static final MetaArguments DATA =
      new MetaArguments(RESOURCE.arguments(), Set.of("lifecycle", "locals"));
  static final MetaArguments MODULE =
      new MetaArguments(
          Set.of("source", "version", "count", "for_each", "depends_on", "providers"),
          Set.of("lifecycle", "locals", "provider"));
  static final MetaArguments PROVIDER =
      new MetaArguments(Set.of("alias", "version"), Set.of("locals"));
  static final MetaArguments NONE = new MetaArguments(Set.of(), Set.of());
}
