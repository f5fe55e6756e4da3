package io.portwright.cli.command;

import io.portwright.cli.view.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the command line, runs the command and turns every failure into a message. */
public final class Program {
  static final String VERSION = "0.1.0";

  /** Version of Terraform whose language this is. */
  static final String LANGUAGE = "1.11.4";

  private final CommandTable commands = new CommandTable();

  /** Runs one command line; answers the exit code. Never throws for what a user can cause. */
  public int run(List<String> arguments, Surroundings given) {
    try {
      return runChecked(arguments, given);
    } catch (UsageException e) {
      given.err().println(e.getMessage());
      return Subcommand.FAILED;
    } catch (RuntimeException e) {
      return Failures.report(e, given);
    } finally {
      given.out().flush();
      given.err().flush();
    }
  }

  private int runChecked(List<String> arguments, Surroundings given) {
    List<String> words = new ArrayList<>(arguments);
    Map<String, String> environment = new TreeMap<>(given.environment());
    Path folder = given.folder();
    while (!words.isEmpty() && words.getFirst().startsWith("-")) {
      String flag = words.removeFirst();
      String name = flag.replaceFirst("^--?", "").replaceFirst("=.*", "");
      switch (name) {
        case "chdir" -> folder = changed(folder, value(flag, words));
        case "version", "v" -> {
          return new VersionCommand().run(given);
        }
        case "help", "h" -> {
          return help(words, given);
        }
        case "sandbox" -> environment.put("PORTWRIGHT_SANDBOX", flag.endsWith("=false") ? "" : "1");
        case "no-color", "no-colour" -> environment.put("NO_COLOR", "1");
        default ->
            throw new UsageException(
                "portwright: unknown flag "
                    + flag
                    + " before the command.\n\n"
                    + "Flags of a command stand behind it: portwright COMMAND "
                    + flag
                    + "\nAll commands: portwright -help");
      }
    }
    if (words.isEmpty()) {
      given.out().print(Help.overview(commands));
      return Subcommand.FAILED;
    }
    CommandTable.Entry entry = commands.find(words).orElseThrow(() -> unknown(words));
    List<String> rest =
        new ArrayList<>(words.subList(entry.name().split(" ", -1).length, words.size()));
    rest.addAll(0, fromEnvironment(environment, entry.name()));
    if (rest.stream().anyMatch(word -> word.matches("--?h(elp)?"))) {
      given.out().print(Help.of(entry));
      return Subcommand.OK;
    }
    Subcommand command = Arguments.parse(entry, rest);
    Surroundings surroundings = given.in(folder).with(environment);
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      surroundings = surroundings.with(surroundings.screen().withoutColour());
    }
    return command.run(surroundings);
  }

  private int help(List<String> words, Surroundings given) {
    Optional<CommandTable.Entry> entry = commands.find(words);
    given.out().print(entry.map(Help::of).orElseGet(() -> Help.overview(commands)));
    return Subcommand.OK;
  }

  private static String value(String flag, List<String> words) {
    int equals = flag.indexOf('=');
    if (equals >= 0) {
      return flag.substring(equals + 1);
    }
    if (words.isEmpty()) {
      throw new UsageException("portwright: " + flag + " needs a folder: " + flag + "=FOLDER");
    }
    return words.removeFirst();
  }

  private static Path changed(Path folder, String to) {
    Path changed = folder.resolve(to).normalize();
    if (!Files.isDirectory(changed)) {
      throw new UsageException(
          "portwright: cannot change to " + to + ": there is no such folder below " + folder);
    }
    return changed;
  }

  private UsageException unknown(List<String> words) {
    String first = words.getFirst();
    List<String> group = commands.group(first);
    if (!group.isEmpty()) {
      String second = words.size() > 1 ? words.get(1) : "";
      String problem =
          second.isEmpty()
              ? "portwright " + first + " needs a subcommand."
              : "portwright: there is no command \"" + first + " " + second + "\".";
      return new UsageException(
          problem
              + NearName.hint(second, group)
              + "\n\nSubcommands of "
              + first
              + ": "
              + String.join(", ", group));
    }
    List<String> names = commands.all().stream().map(CommandTable.Entry::name).toList();
    return new UsageException(
        "portwright: there is no command \""
            + first
            + "\"."
            + NearName.hint(first, names)
            + "\n\nAll commands: portwright -help");
  }

  private static List<String> fromEnvironment(Map<String, String> environment, String command) {
    List<String> words = new ArrayList<>();
    String suffix = command.replace(' ', '_').toLowerCase(Locale.ROOT);
    for (String name : List.of("TF_CLI_ARGS_" + suffix, "TF_CLI_ARGS")) {
      String given = environment.getOrDefault(name, "").strip();
      if (!given.isEmpty()) {
        words.addAll(Arrays.asList(given.split("\\s+", -1)));
      }
    }
    return words;
  }

  /** What the outputs of a process can show, by its environment. */
  public static Terminal terminal(Map<String, String> environment) {
    return Terminal.of(
        environment, true, environment.getOrDefault("PORTWRIGHT_NO_UNICODE", "").isEmpty());
  }
}
