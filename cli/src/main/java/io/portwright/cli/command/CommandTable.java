package io.portwright.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All commands by name, in the order of the help text. A command's class is loaded only when it is
 * the one to run: start-up time is for the user.
 */
final class CommandTable {

  /**
   * @param summary one line for the overview
   * @param examples command lines for the command's own help
   */
  record Entry(
      String name, String summary, List<String> examples, Supplier<? extends Subcommand> command) {
    Entry {
      examples = List.copyOf(examples);
    }
  }

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  CommandTable() {
    add(
        "init",
        "Prepare a folder: check its files and create the store",
        List.of("portwright init"),
        InitCommand::new);
    add(
        "validate",
        "Check the files without asking any service",
        List.of(
            "portwright validate",
            "portwright -chdir=network validate",
            "portwright validate -json"),
        ValidateCommand::new);
    add(
        "plan",
        "Show what would be ordered, changed and ended, and what it costs",
        List.of(
            "portwright plan",
            "portwright plan --sandbox -out=change.plan",
            "portwright plan -target=megaport_vxc.aws -var=term=12"),
        PlanCommand::new);
    add(
        "apply",
        "Order and change what the plan shows",
        List.of("portwright apply", "portwright apply change.plan", "portwright apply --sandbox"),
        ApplyCommand::new);
    add(
        "destroy",
        "End every service of this configuration",
        List.of("portwright destroy", "portwright destroy -target=megaport_vxc.aws"),
        DestroyCommand::new);
    add(
        "recover",
        "Settle orders of unknown outcome, or decide about one",
        List.of(
            "portwright recover",
            "portwright recover -adopt=5c0d4f33-8b1e-4d0a-9d53-8a3f0f0f5d11 megaport_port.syd",
            "portwright recover -not-ordered 'megaport_vxc.aws[\"a\"]'"),
        RecoverCommand::new);
    add(
        "show",
        "Show the state, or a saved plan",
        List.of(
            "portwright show", "portwright show change.plan", "portwright show -json change.plan"),
        ShowCommand::new);
    add(
        "output",
        "Show the output values of the state",
        List.of("portwright output", "portwright output -raw port_uid", "portwright output -json"),
        OutputCommand::new);
    add(
        "console",
        "Try out expressions",
        List.of(
            "portwright console", "echo 'length(megaport_port.syd)' | portwright console -plan"),
        ConsoleCommand::new);
    add(
        "graph",
        "Draw what depends on what, as a DOT file",
        List.of("portwright graph | dot -Tsvg -o graph.svg"),
        GraphCommand::new);
    add(
        "schema",
        "Show what may stand in a block of a type",
        List.of("portwright schema", "portwright schema megaport_vxc"),
        SchemaCommand::new);
    add(
        "providers schema",
        "Show the schemas of all providers",
        List.of("portwright providers schema -json"),
        ProvidersSchemaCommand::new);
    states();
    workspaces();
    add(
        "force-unlock",
        "The same as state unlock",
        List.of("portwright force-unlock 5f0c8a52-3d3e-4f0b-9a58-0f3f2c1e7d11"),
        StateUnlockCommand::new);
    add(
        "sandbox serve",
        "Run the embedded API as a server of its own",
        List.of("portwright sandbox serve -port=8080 -data=.portwright/sandbox"),
        SandboxServeCommand::new);
    add(
        "version",
        "Show the version",
        List.of("portwright version", "portwright version -json"),
        VersionCommand::new);
  }

  private void states() {
    add(
        "state list",
        "List what the state holds",
        List.of("portwright state list", "portwright state list megaport_port.syd"),
        StateListCommand::new);
    add(
        "state show",
        "Show one object of the state",
        List.of("portwright state show megaport_port.syd"),
        StateShowCommand::new);
    add(
        "state mv",
        "Give what state holds another address",
        List.of(
            "portwright state mv megaport_port.syd megaport_port.sydney",
            "portwright state mv -dry-run 'megaport_vxc.site[\"syd\"]'"
                + " module.syd.megaport_vxc.site"),
        StateMvCommand::new);
    add(
        "state rm",
        "Forget objects; their services go on and are billed",
        List.of("portwright state rm -dry-run module.lab", "portwright state rm megaport_port.syd"),
        StateRmCommand::new);
    add(
        "state pull",
        "Write the state as a state file of Terraform",
        List.of(
            "portwright state pull > state.tfstate",
            "portwright state pull -show-secrets > terraform.tfstate"),
        StatePullCommand::new);
    add(
        "state push",
        "Replace the state by a state file of Terraform",
        List.of("portwright state push state.tfstate"),
        StatePushCommand::new);
    add(
        "state log",
        "Show who changed what and when",
        List.of(
            "portwright state log",
            "portwright state log -limit=5 megaport_vxc.aws",
            "portwright state log -json"),
        StateLogCommand::new);
    add(
        "state diff",
        "Show how two states differ",
        List.of(
            "portwright state diff",
            "portwright state diff HEAD~3",
            "portwright state diff 4c1f 9ad1"),
        StateDiffCommand::new);
    add(
        "state blame",
        "Show who last changed each attribute",
        List.of("portwright state blame megaport_vxc.aws"),
        StateBlameCommand::new);
    add(
        "state rollback",
        "Show the way back to an earlier state, as configuration",
        List.of("portwright state rollback 4c1f", "portwright state rollback HEAD~2 -json"),
        StateRollbackCommand::new);
    add(
        "state unlock",
        "Take the lock from a run that is known to be dead",
        List.of("portwright state unlock 5f0c8a52-3d3e-4f0b-9a58-0f3f2c1e7d11"),
        StateUnlockCommand::new);
    stores();
  }

  private void stores() {
    add(
        "state verify",
        "Check that everything stored is whole, and true",
        List.of("portwright state verify", "portwright state verify -refresh -json"),
        StateVerifyCommand::new);
    add(
        "state repair",
        "Make a new store of what is whole in a damaged one",
        List.of(
            "portwright state repair",
            "portwright state repair -from=../clone/.portwright/store.git"),
        StateRepairCommand::new);
    add(
        "state recipients list",
        "List whose keys open the secrets of the state",
        List.of("portwright state recipients list"),
        StateRecipientsListCommand::new);
    add(
        "state recipients add",
        "Let one more key open the secrets of the state",
        List.of(
            "portwright state recipients add -name=Ann"
                + " age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"),
        StateRecipientsAddCommand::new);
    add(
        "state recipients remove",
        "Close what is stored from now on to a key",
        List.of("portwright state recipients remove Ann"),
        StateRecipientsRemoveCommand::new);
  }

  private void workspaces() {
    add(
        "workspace list",
        "List the workspaces of this folder",
        List.of("portwright workspace list"),
        WorkspaceListCommand::new);
    add(
        "workspace show",
        "Show the name of the current workspace",
        List.of("portwright workspace show"),
        WorkspaceShowCommand::new);
    add(
        "workspace new",
        "Make an empty workspace and switch to it",
        List.of("portwright workspace new staging"),
        WorkspaceNewCommand::new);
    add(
        "workspace select",
        "Switch to another workspace",
        List.of(
            "portwright workspace select default", "portwright workspace select -or-create dev"),
        WorkspaceSelectCommand::new);
    add(
        "workspace delete",
        "Forget the state of a workspace",
        List.of("portwright workspace delete staging"),
        WorkspaceDeleteCommand::new);
  }

  private void add(
      String name, String summary, List<String> examples, Supplier<? extends Subcommand> command) {
    entries.put(name, new Entry(name, summary, examples, command));
  }

  /** The command that the words begin with; longer names win. */
  Optional<Entry> find(List<String> words) {
    for (int length = Math.min(3, words.size()); length > 0; length--) {
      Entry entry = entries.get(String.join(" ", words.subList(0, length)));
      if (entry != null) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  List<Entry> all() {
    return List.copyOf(entries.values());
  }

  /** Second words of a group such as {@code state}; empty when there is no such group. */
  List<String> group(String first) {
    List<String> found = new ArrayList<>();
    for (String name : entries.keySet()) {
      if (name.startsWith(first + " ")) {
        found.add(name.substring(first.length() + 1));
      }
    }
    return found;
  }
}
