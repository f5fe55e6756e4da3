package io.portwright.cli.command;

import io.portwright.engine.config.BlockValue;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Whether a configuration itself leads to the sandbox. */
final class Rehearsal {
  private static final String SANDBOX = "sandbox";

  private Rehearsal() {}

  static boolean isConfigured(
      Configuration configuration,
      ConfigurationEvaluator evaluator,
      SortedMap<String, String> environment) {
    boolean byDefault = SANDBOX.equals(environment.get("MEGAPORT_ENVIRONMENT"));
    if (byDefault && configuration.providers().isEmpty()) {
      return true;
    }
    List<Checked<BlockValue>> blocks = new ArrayList<>();
    configuration.forEachModule((path, module) ->
        module.providers().forEach(block -> blocks.add(evaluator.provider(path, block))));
    return blocks.stream()
        .flatMap(block -> block.value().stream())
        .flatMap(
            known -> Optional.ofNullable(known.value().attributes().get("environment")).stream())
        .anyMatch(given -> isSandbox(given, byDefault));
  }

  private static boolean isSandbox(Value environment, boolean byDefault) {
    return environment.isNull()
        ? byDefault
        : environment instanceof Value.StringValue text && text.text().equals(SANDBOX);
  }
}
