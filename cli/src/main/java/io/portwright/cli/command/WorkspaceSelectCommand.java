package io.portwright.cli.command;

import io.portwright.cli.view.Style.Tone;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code portwright workspace select NAME}: later commands in this folder work in it. */
@Command(name = "select")
final class WorkspaceSelectCommand implements Subcommand {

  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(
      names = {"-or-create", "--or-create"},
      arity = "0..1",
      paramLabel = "BOOL",
      fallbackValue = "true",
      description = "make it first if it does not exist")
  private boolean create;

  @Parameters(paramLabel = "NAME", arity = "0..*")
  private final List<String> names = new ArrayList<>();

  @Override
  public int run(Surroundings surroundings) {
    String name = WorkspaceChange.single(names);
    try (Workbench bench = new Workbench(surroundings, common)) {
      WorkspaceChange change = new WorkspaceChange(bench);
      WorkspaceChange.checkName(name);
      if (bench.choice().override().isPresent()) {
        throw new UsageException(
            """

            The selected workspace is currently overridden using the TF_WORKSPACE
            environment variable.

            To select a new workspace, either update this environment variable or unset
            it and then run this command again.\
            """);
      }
      if (!bench.workspaces().exists(name)) {
        if (create) {
          return change.create(name);
        }
        throw new UsageException("\n" + WorkspaceChange.missing(name));
      }
      boolean before = bench.choice().isSelected(name);
      bench.choice().select(name);
      if (!before) {
        surroundings
            .out()
            .println(bench.style().paint(Tone.GOOD, "Switched to workspace \"" + name + "\"."));
      }
      return OK;
    }
  }
}
