package io.portwright.cli.command;

import io.portwright.engine.machine.SchemasJson;

/** {@code portwright providers schema -json}: what may stand in blocks; for editors and tools. */
final class ProvidersSchemaCommand implements Subcommand {

  private final CommonOptions common = new CommonOptions();
  private boolean json;

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    flags.flag("-json", "required: there is no other form", given -> json = given);
  }

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
