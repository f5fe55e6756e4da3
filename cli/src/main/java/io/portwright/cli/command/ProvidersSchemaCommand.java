package io.portwright.cli.command;

import io.portwright.engine.machine.SchemasJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code portwright providers schema -json}: what may stand in blocks; for editors and tools. */
@Command(name = "providers schema")
final class ProvidersSchemaCommand implements Subcommand {

  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(
      names = {"-json", "--json"},
      description = "required: there is no other form")
  private boolean json;

  @Override
  public int run(Surroundings surroundings) {
    if (!json) {
      throw new UsageException(
          "portwright providers schema: the schemas are shown as JSON only:\n\n"
              + "    portwright providers schema -json");
    }
    try (Workbench bench = new Workbench(surroundings, common)) {
      bench.printJson(out -> SchemasJson.write(bench.providers(), out));
      return OK;
    }
  }
}
