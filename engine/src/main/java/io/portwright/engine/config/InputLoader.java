package io.portwright.engine.config;

import io.portwright.engine.eval.GoText;
import io.portwright.engine.source.SourceLoader;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.FileNode;
import io.portwright.engine.syntax.Parser;
import io.portwright.engine.syntax.json.JsonParser;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Values of the root module's variables. Later sources win: environment, {@code terraform.tfvars},
 * {@code terraform.tfvars.json}, {@code *.auto.tfvars} and {@code *.auto.tfvars.json} by name, then
 * options in the order of the command line.
 */
public final class InputLoader {
  private static final String PREFIX = "TF_VAR_";

  /** Undeclared variables in files that are named one by one; the others are counted. */
  private static final int NAMED_WARNINGS = 2;

  /** One option of the command line that sets variables. */
  public sealed interface Option {

    /**
     * @param text {@code name=value}
     */
    record Assignment(String text) implements Option {}

    record VariableFile(Path file) implements Option {}
  }

  /** What becomes of a required variable that nobody gave a value. */
  public enum Unset {
    ERROR,
    /** Its value is unknown: good enough to try out expressions. */
    UNKNOWN
  }

  private final Path folder;
  private final Map<String, String> environment;
  private final Unset unset;
  private final SourceLoader sources;
  private final List<Diagnostic> found = new ArrayList<>();

  /** About names that nobody declared; told only when everything could be read. */
  private final List<Diagnostic> unknown = new ArrayList<>();

  /** Values that can be read, but do not fit. */
  private final List<Diagnostic> unsuitable = new ArrayList<>();

  private final Map<String, InputText> given = new LinkedHashMap<>();

  /** Names that nobody declared and the last file that has them. */
  private final Map<String, String> undeclared = new LinkedHashMap<>();

  private final SortedMap<String, SourceRange> places = new TreeMap<>();

  /**
   * @param folder of the root module; files of variables are looked for here
   * @param environment variables of the process
   */
  public InputLoader(Path folder, Map<String, String> environment) {
    this(folder, environment, Unset.ERROR);
  }

  /**
   * @param unset what becomes of required variables without a value
   */
  public InputLoader(Path folder, Map<String, String> environment, Unset unset) {
    this.unset = unset;
    this.folder = folder;
    this.environment = Map.copyOf(environment);
    this.sources = new SourceLoader(folder);
  }

  /**
   * A value for every variable, converted to its type. Use a loader once.
   *
   * @param ask called for required variables that have no value; an empty answer is an error
   */
  public Checked<SortedMap<String, Value>> load(
      Configuration configuration,
      List<Option> options,
      Function<InputVariable, Optional<String>> ask) {
    for (String name : configuration.variables().keySet()) {
      Optional.ofNullable(environment.get(PREFIX + name))
          .ifPresent(text -> given.put(name, new InputText.FromEnvironment(text)));
    }
    automaticFiles().forEach(file -> file(file, configuration));
    for (Option option : options) {
      switch (option) {
        case Option.Assignment assignment -> assignment(assignment.text(), configuration);
        case Option.VariableFile file -> named(file.file(), configuration);
      }
    }
    if (found.stream().anyMatch(Diagnostic::isError)) {
      return Checked.failed(found);
    }
    undeclaredInFiles();
    found.addAll(unknown);
    SortedMap<String, Value> values = new TreeMap<>();
    for (InputVariable variable : configuration.variables().values()) {
      value(variable, ask).ifPresent(value -> values.put(variable.name(), value));
    }
    List<Diagnostic> all = new ArrayList<>(found);
    all.addAll(unsuitable);
    return all.stream().anyMatch(Diagnostic::isError)
        ? Checked.failed(all)
        : Checked.of(values, all);
  }

  /**
   * Whether everything that is needed was given in a readable form, although values may not fit;
   * ask after loading.
   */
  public boolean isWhole() {
    return found.stream().noneMatch(Diagnostic::isError);
  }

  private List<Path> automaticFiles() {
    List<Path> automatic = new ArrayList<>();
    for (String name : List.of("terraform.tfvars", "terraform.tfvars.json")) {
      Path first = folder.resolve(name);
      if (Files.exists(first)) {
        automatic.add(first);
      }
    }
    List<Path> others = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (name.endsWith(".auto.tfvars") || name.endsWith(".auto.tfvars.json")) {
          others.add(entry);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      found.add(
          Diagnostic.error(
              "Failed to read module directory",
              "Module directory " + folder + " does not exist or cannot be read."));
    }
    others.stream().sorted().forEach(automatic::add);
    return automatic;
  }

  private void named(Path file, Configuration configuration) {
    if (!Files.exists(folder.resolve(file))) {
      found.add(
          Diagnostic.error(
              "Failed to read variables file",
              "Given variables file " + file + " does not exist."));
      return;
    }
    file(file, configuration);
  }

  private void file(Path path, Configuration configuration) {
    if (Files.isDirectory(folder.resolve(path))) {
      Path shown = folder.relativize(folder.resolve(path));
      found.add(
          Diagnostic.error(
              "Failed to read variables file",
              "Error while reading " + shown + ": read " + shown + ": is a directory."));
      return;
    }
    Checked<SourceFile> source = sources.file(path);
    found.addAll(source.diagnostics());
    if (source.value().isEmpty()) {
      return;
    }
    SourceFile text = source.orThrow();
    Checked<FileNode> parsed =
        JsonParser.reads(text) ? JsonParser.parseVariables(text) : Parser.parseFile(text);
    found.addAll(parsed.diagnostics());
    if (parsed.hasErrors() || parsed.value().isEmpty()) {
      return;
    }
    BodyNode body = parsed.orThrow().body();
    List<BlockNode> declarations =
        body.blocks("variable").stream().filter(block -> block.labels().size() == 1).toList();
    if (!declarations.isEmpty()) {
      declarations.forEach(block -> found.add(misplaced(block)));
      return;
    }
    found.addAll(body.problems());
    body.blocks().stream().limit(1).forEach(block -> found.add(ModuleReader.unexpected(block)));
    for (AttributeNode attribute : body.attributes()) {
      if (configuration.variables().containsKey(attribute.name())) {
        given.put(attribute.name(), new InputText.InFile(attribute.expression()));
      } else {
        undeclared.put(attribute.name(), text.name());
      }
    }
  }

  private static Diagnostic misplaced(BlockNode block) {
    String name = block.labels().getFirst().text();
    return Diagnostic.error(
        "Variable declaration in .tfvars file",
        "A .tfvars file is used to assign values to variables that have already been declared in"
            + " .tf files, not to declare new variables. To declare variable "
            + GoText.quoted(name)
            + ", place this block in one of your .tf files, such as variables.tf.\n\nTo set a value"
            + " for this variable in "
            + block.range().file().name()
            + ", use the definition syntax instead:\n    "
            + name
            + " = <value>",
        block.typeRange());
  }

  private void undeclaredInFiles() {
    undeclared.entrySet().stream()
        .limit(NAMED_WARNINGS)
        .forEach(entry -> unknown.add(undeclared(entry.getKey(), entry.getValue())));
    if (undeclared.size() > NAMED_WARNINGS) {
      unknown.add(
          Diagnostic.warning(
              "Values for undeclared variables",
              "In addition to the other similar warnings shown, "
                  + (undeclared.size() - NAMED_WARNINGS)
                  + " other variable(s) defined without being declared."));
    }
  }

  private static Diagnostic undeclared(String name, String file) {
    return Diagnostic.warning(
        "Value for undeclared variable",
        "The root module does not declare a variable named "
            + GoText.quoted(name)
            + " but a value was found in file "
            + GoText.quoted(file)
            + ". If you meant to use this value, add a \"variable\" block to the"
            + " configuration.\n\nTo silence these warnings, use TF_VAR_... environment"
            + " variables to provide certain \"global\" settings to all configurations in"
            + " your organization. To reduce the verbosity of these warnings, use the"
            + " -compact-warnings option.");
  }

  private void assignment(String text, Configuration configuration) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      found.add(
          Diagnostic.error(
              "Invalid -var option",
              "The given -var option "
                  + GoText.quoted(text)
                  + " is not correctly specified. Must be a variable name and value separated by an"
                  + " equals sign, like -var=\"key=value\"."));
      return;
    }
    String name = text.substring(0, equals);
    if (name.endsWith(" ")) {
      found.add(
          Diagnostic.error(
              "Invalid -var option",
              "Variable name "
                  + GoText.quoted(name)
                  + " is invalid due to trailing space. Did you mean -var=\""
                  + name.strip()
                  + "="
                  + text.substring(equals + 1).strip()
                  + "\"?"));
    } else if (configuration.variables().containsKey(name)) {
      given.put(name, new InputText.OnCommandLine(text.substring(equals + 1)));
    } else {
      unknown.add(
          Diagnostic.error(
              "Value for undeclared variable",
              "A variable named "
                  + GoText.quoted(name)
                  + " was assigned on the command line, but the root module does not declare a"
                  + " variable of that name. To use this value, add a \"variable\" block to the"
                  + " configuration."));
    }
  }

  private Optional<Value> value(
      InputVariable variable, Function<InputVariable, Optional<String>> ask) {
    Optional<InputText> source = Optional.ofNullable(given.get(variable.name()));
    if (source.isEmpty() && variable.fallback().isPresent()) {
      return variable.fallback();
    }
    if (source.isEmpty()) {
      source = ask.apply(variable).map(InputText.Answered::new);
    }
    if (source.isEmpty() && unset == Unset.UNKNOWN) {
      return Optional.of(Value.unknown(variable.constraint().type()));
    }
    if (source.isEmpty()) {
      found.add(missing(variable));
      return Optional.empty();
    }
    if (source.get() instanceof InputText.InFile file) {
      places.put(variable.name(), file.expression().range());
    }
    return new InputConversion(variable, source.get(), found, unsuitable).value();
  }

  static Diagnostic missing(InputVariable variable) {
    return Diagnostic.error(
        "No value for required variable",
        "The root module input variable "
            + GoText.quoted(variable.name())
            + " is not set, and has no default value. Use a -var or -var-file command line"
            + " argument to provide a value for this variable.",
        variable.range());
  }

  /** Where values stand that came from files, by name of the variable; after {@link #load}. */
  public SortedMap<String, SourceRange> places() {
    return Collections.unmodifiableSortedMap(places);
  }
}
