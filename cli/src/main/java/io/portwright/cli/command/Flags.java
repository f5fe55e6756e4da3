package io.portwright.cli.command;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What may stand behind a command's name. Each flag is known with one and with two dashes, and
 * hands its value on when the command line has it.
 *
 * <p>Commands declare their flags here and not by picocli's annotations: reading those costs every
 * start 45 ms of CPU time, a third of {@code portwright version}.
 */
final class Flags {
  private final CommandSpec spec;

  Flags(Subcommand command) {
    spec = CommandSpec.wrapWithoutInspection(command, new Makers());
  }

  CommandLine line() {
    return new CommandLine(spec, new Makers());
  }

  /** A flag that is there or not. */
  void flag(String name, String description, Consumer<Boolean> given) {
    add(option(name, boolean.class, given).arity("0").description(description));
  }

  /** A flag that may say {@code =true} or {@code =false}. */
  void bool(String name, String description, Consumer<Boolean> given) {
    add(truth(name, given).description(description));
  }

  /** A flag with a value, in the order of the command line when it is given more than once. */
  <T> void value(String name, Class<T> type, String label, String description, Consumer<T> given) {
    add(option(name, type, given).arity("1").paramLabel(label).description(description));
  }

  /** A truth that is accepted for old scripts, not shown, and changes nothing. */
  void ignoredBool(String name) {
    add(truth(name, _ -> {}).hidden(true));
  }

  /** A value that is accepted for old scripts, not shown, and changes nothing. */
  void ignored(String name, Class<?> type) {
    hidden(name, type, _ -> {});
  }

  /** A value that is not shown, to say that there is another way. */
  <T> void hidden(String name, Class<T> type, Consumer<T> given) {
    add(option(name, type, given).arity("1").hidden(true));
  }

  /** A word that must be there. */
  <T> void word(Class<T> type, String label, Consumer<T> given) {
    spec.addPositional(word(type, label, "1", given).index("0").build());
  }

  /** A word that may be there. */
  <T> void optionalWord(Class<T> type, String label, Consumer<T> given) {
    spec.addPositional(word(type, label, "0..1", given).index("0").build());
  }

  /** Any number of words. */
  void words(String label, Consumer<String> given) {
    spec.addPositional(word(String.class, label, "0..1", given).index("0..*").build());
  }

  private void add(OptionSpec.Builder option) {
    spec.addOption(option.build());
  }

  private static OptionSpec.Builder truth(String name, Consumer<Boolean> given) {
    return option(name, boolean.class, given).arity("0..1").fallbackValue("true");
  }

  private static <T> OptionSpec.Builder option(String name, Class<T> type, Consumer<T> given) {
    return OptionSpec.builder(name, "-" + name)
        .type(type)
        .hasInitialValue(false)
        .setter(handing(given));
  }

  private static <T> PositionalParamSpec.Builder word(
      Class<T> type, String label, String arity, Consumer<T> given) {
    return PositionalParamSpec.builder()
        .type(type)
        .hasInitialValue(false)
        .paramLabel(label)
        .arity(arity)
        .required(arity.equals("1"))
        .setter(handing(given));
  }

  /** picocli also sets null, to reset what it has not read. */
  private static <T> ISetter handing(Consumer<T> given) {
    return new ISetter() {
      @Override
      @SuppressWarnings("unchecked") // picocli has converted it to the type of the argument
      public <V> @Nullable V set(@Nullable V value) {
        if (value != null) {
          given.accept((T) value);
        }
        return null;
      }
    };
  }

  /** picocli's own looks for a class of Groovy in all libraries when it is first used. */
  private static final class Makers implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws ReflectiveOperationException {
      return type.getDeclaredConstructor().newInstance();
    }
  }
}
