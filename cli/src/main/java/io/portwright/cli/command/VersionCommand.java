package io.portwright.cli.command;

import io.portwright.engine.machine.JsonWriter;

/** {@code portwright version}: program, language level. */
final class VersionCommand implements Subcommand {

  private boolean json;

  @Override
  public void declare(Flags flags) {
    flags.flag("-json", "as JSON", given -> json = given);
  }

  @Override
  public int run(Surroundings surroundings) {
    if (json) {
      JsonWriter out = new JsonWriter(surroundings.out()::print, JsonWriter.Layout.LINES);
      write(out);
      out.flush();
      surroundings.out().println();
    } else {
      surroundings.out().println("Portwright " + Program.VERSION);
      surroundings.out().println("Terraform language " + Program.LANGUAGE);
    }
    return OK;
  }

  /** Terraform's form; programs that look for a version of Terraform find the language level. */
  private static void write(JsonWriter out) {
    out.beginObject();
    out.name("terraform_version").string(Program.LANGUAGE);
    out.name("platform").string(Platform.name());
    out.name("provider_selections").beginObject();
    out.endObject();
    out.name("terraform_outdated").bool(false);
    out.name("portwright_version").string(Program.VERSION);
    out.endObject();
  }
}
