package io.portwright.cli.command;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Flags of one command: both {@code -flag=value} and {@code --flag value}. */
final class Arguments {

  private Arguments() {}

  static CommandLine line(CommandTable.Entry entry, Subcommand command) {
    Flags flags = new Flags(command);
    command.declare(flags);
    return flags
        .line()
        .setCommandName("portwright " + entry.name())
        .setPosixClusteredShortOptionsAllowed(false)
        .setOverwrittenOptionsAllowed(true)
        .setAbbreviatedOptionsAllowed(false)
        .setUnmatchedOptionsArePositionalParams(false);
  }

  static Subcommand parse(CommandTable.Entry entry, List<String> words) {
    Subcommand command = entry.command().get();
    CommandLine line = line(entry, command);
    try {
      line.parseArgs(words.toArray(String[]::new));
    } catch (CommandLine.UnmatchedArgumentException e) {
      throw new UsageException(unmatched(entry, line, e.getUnmatched()));
    } catch (CommandLine.ParameterException e) {
      throw new UsageException(
          "portwright " + entry.name() + ": " + e.getMessage() + "\n\n" + more(entry));
    }
    return command;
  }

  private static String unmatched(
      CommandTable.Entry entry, CommandLine line, List<String> unmatched) {
    String word = unmatched.getFirst();
    if (!word.startsWith("-")) {
      return "portwright "
          + entry.name()
          + ": unexpected argument \""
          + word
          + "\".\n\n"
          + more(entry);
    }
    String bare = word.replaceFirst("^--?", "").replaceFirst("=.*", "");
    List<String> names =
        line.getCommandSpec().options().stream()
            .flatMap(option -> Stream.of(option.names()))
            .filter(name -> !name.startsWith("--"))
            .map(name -> name.substring(1))
            .toList();
    String hint =
        NearName.hint(bare, names).replace("mean \"", "mean \"-").replace("or \"", "or \"-");
    return "portwright "
        + entry.name()
        + ": unknown flag "
        + word
        + "."
        + hint
        + "\n\n"
        + more(entry);
  }

  private static String more(CommandTable.Entry entry) {
    return "All flags: portwright " + entry.name() + " -help";
  }
}
