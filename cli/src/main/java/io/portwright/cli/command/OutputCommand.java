package io.portwright.cli.command;

import io.portwright.cli.view.StateView;
import io.portwright.engine.eval.ConsoleText;
import io.portwright.engine.machine.OutputsJson;
import io.portwright.engine.state.StateStore;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code portwright output}: output values of the last apply. */
final class OutputCommand implements Subcommand {

  private final CommonOptions common = new CommonOptions();
  private boolean json;
  private boolean raw;
  private @Nullable String name;

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    flags.flag("-json", "as JSON; sensitive values in clear", given -> json = given);
    flags.flag(
        "-raw", "one string, number or bool without quotes, for scripts", given -> raw = given);
    flags.optionalWord(String.class, "[NAME]", given -> name = given);
  }

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
      return one(name, value, bench);
    }
  }

  private int all(SortedMap<String, Value> outputs, Workbench bench) {
    if (raw) {
      bench.add(
          List.of(
              Diagnostic.error(
                  "Output name required",
                  "You must give the name of a single output value when using the -raw option.\n\n"
                      + "    portwright output -raw NAME")));
      return bench.report();
    }
    if (json) {
      bench.printLines(out -> OutputsJson.all(outputs, out));
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

  private int one(String asked, Value value, Workbench bench) {
    if (json) {
      bench.printJson(out -> OutputsJson.one(value, out));
    } else if (raw) {
      return raw(asked, value, bench);
    } else {
      bench.print(List.of(ConsoleText.of(value.unmarkedDeep())));
    }
    return OK;
  }

  private int raw(String asked, Value value, Workbench bench) {
    String quoted = "\"" + asked + "\"";
    switch (value) {
      case Value.StringValue text -> bench.surroundings().out().print(text.text());
      case Value.NumberValue number -> bench.surroundings().out().print(number.number().toText());
      case Value.BoolValue truth -> bench.surroundings().out().print(truth.truth());
      case Value.NullValue _ ->
          unsupported(
              "The value for output value " + quoted + " is null, so -raw mode cannot print it.",
              bench);
      case Value.UnknownValue _,
          Value.ListValue _,
          Value.SetValue _,
          Value.MapValue _,
          Value.TupleValue _,
          Value.ObjectValue _ ->
          unsupported(
              "The -raw option only supports strings, numbers, and boolean values, but output value"
                  + " "
                  + quoted
                  + " is "
                  + value.type().friendlyName()
                  + ".\n\n"
                  + "Use the -json option for machine-readable representations of output values"
                  + " that have complex types.",
              bench);
    }
    return bench.report();
  }

  private static void unsupported(String detail, Workbench bench) {
    bench.add(List.of(Diagnostic.error("Unsupported value for raw output", detail)));
  }

  private static Diagnostic missing(String name, SortedMap<String, Value> outputs) {
    return Diagnostic.error(
        "Output \"" + name + "\" not found",
        "The output variable requested could not be found in the state file. If you recently added"
            + " this to your configuration, be sure to run `portwright apply`, since the state"
            + " won't be updated with new output variables until that command is run."
            + NearName.hint(name, new TreeMap<>(outputs).keySet()));
  }
}
