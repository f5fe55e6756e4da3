package io.portwright.cli.command;

import io.portwright.cli.view.StateView;
import io.portwright.cli.view.ValueText;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.format.OutputJson;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code portwright output}: output values of the last apply. */
@Command(name = "output")
final class OutputCommand implements Subcommand {

  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(
      names = {"-json", "--json"},
      description = "as JSON; sensitive values in clear")
  private boolean json;

  @Option(
      names = {"-raw", "--raw"},
      description = "one string, number or bool without quotes, for scripts")
  private boolean raw;

  @Parameters(paramLabel = "[NAME]", arity = "0..1")
  private @Nullable String name;

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common);
        StateStore store = bench.store()) {
      SortedMap<String, Value> outputs = store.read().outputs();
      if (name == null) {
        return all(outputs, bench);
      }
      Value value = outputs.get(name);
      if (value == null) {
        bench.add(List.of(missing(name, outputs)));
        return bench.report();
      }
      return one(value, bench);
    }
  }

  private int all(SortedMap<String, Value> outputs, Workbench bench) {
    if (raw) {
      throw new UsageException(
          "portwright output: -raw shows one value; name it: portwright output -raw NAME");
    }
    if (json) {
      bench.print(List.of(OutputJson.all(outputs)));
      return OK;
    }
    if (outputs.isEmpty()) {
      bench.add(
          List.of(
              Diagnostic.warning(
                  "No outputs found",
                  "State has no output values: the configuration declares none, or it has not been"
                      + " applied since they were added.")));
      return bench.report();
    }
    bench.print(new StateView(bench.style()).outputs(outputs));
    return OK;
  }

  private int one(Value value, Workbench bench) {
    if (json) {
      bench.print(List.of(OutputJson.one(value)));
    } else if (raw) {
      return raw(value, bench);
    } else {
      bench.print(List.of(ValueText.of(value.unmarkedDeep(), 0)));
    }
    return OK;
  }

  private int raw(Value value, Workbench bench) {
    switch (value) {
      case Value.StringValue text -> bench.surroundings().out().print(text.text());
      case Value.NumberValue number -> bench.surroundings().out().print(number.number().toText());
      case Value.BoolValue truth -> bench.surroundings().out().print(truth.truth());
      default -> {
        bench.add(
            List.of(
                Diagnostic.error(
                    "Unsupported value for raw output",
                    "The -raw flag shows only strings, numbers and bools. Use -json instead.")));
        return bench.report();
      }
    }
    return OK;
  }

  private static Diagnostic missing(String name, SortedMap<String, Value> outputs) {
    return Diagnostic.error(
        "Output \"" + name + "\" not found",
        "State has no output value of this name."
            + NearName.hint(name, new TreeMap<>(outputs).keySet()));
  }
}
