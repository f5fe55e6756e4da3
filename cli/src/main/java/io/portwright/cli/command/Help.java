package io.portwright.cli.command;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Help texts: what there is, how to call it, examples to copy. */
final class Help {

  private Help() {}

  static String overview(CommandTable commands) {
    StringBuilder out =
        new StringBuilder(
            """
            Usage: portwright [-chdir=FOLDER] COMMAND [flags]

            Plans and orders Megaport network services from Terraform files.

            """);
    for (CommandTable.Entry entry : commands.all()) {
      out.append(String.format(Locale.ROOT, "  %-24s %s%n", entry.name(), entry.summary()));
    }
    return out.append(
            """

            Flags before the command:
              -chdir=FOLDER   work in another folder
              -help           this text; "portwright COMMAND -help" for one command
              -version        the version

            Try it without an account or cost: portwright plan --sandbox
            """)
        .toString();
  }

  static String of(CommandTable.Entry entry) {
    StringBuilder out =
        new StringBuilder("Usage: portwright ").append(entry.name()).append(" [flags]");
    CommandLine line = Arguments.line(entry, entry.command().get());
    line.getCommandSpec()
        .positionalParameters()
        .forEach(parameter -> out.append(' ').append(parameter.paramLabel()));
    out.append("\n\n").append(entry.summary()).append(".\n\nExamples:\n");
    entry.examples().forEach(example -> out.append("    ").append(example).append('\n'));
    List<OptionSpec> options =
        line.getCommandSpec().options().stream()
            .filter(option -> !option.hidden())
            .sorted((a, b) -> a.names()[0].compareTo(b.names()[0]))
            .toList();
    out.append(options.isEmpty() ? "" : "\nFlags:\n");
    for (OptionSpec option : options) {
      String label = option.names()[0] + (option.arity().max() == 0 ? "" : label(option));
      out.append(
          String.format(
              Locale.ROOT, "  %-24s %s%n", label, String.join(" ", option.description())));
    }
    return out.toString();
  }

  private static String label(OptionSpec option) {
    return option.arity().min() == 0 ? "" : "=" + option.paramLabel();
  }
}
