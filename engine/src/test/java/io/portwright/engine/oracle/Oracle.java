package io.portwright.engine.oracle;

import io.portwright.engine.config.ConsoleModule;
import io.portwright.engine.eval.ConsoleText;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the program and this evaluator the same, many expressions at a time. */
final class Oracle {
  private static final Pattern VALUE = Pattern.compile("^  \"(e[0-9]+)\" = ", Pattern.MULTILINE);
  private static final Pattern TYPE = Pattern.compile("^    (e[0-9]+): ", Pattern.MULTILINE);

  private final Path folder;
  private final Terraform terraform;
  private final ConsoleModule module;

  Oracle(Path folder) throws IOException {
    this.folder = folder;
    this.terraform = new Terraform(folder);
    this.module =
        ConsoleModule.of(
            Files.readString(folder.resolve("context.tf"), StandardCharsets.UTF_8), folder);
  }

  /** One expression that the two do not agree on. */
  record Difference(Case about, String wanted, String given) {
    @Override
    public String toString() {
      return about.expression()
          + "\n    terraform: "
          + wanted.replace("\n", "\n      ")
          + "\n    here:      "
          + given.replace("\n", "\n      ");
    }
  }

  /** The expressions on which the two differ. */
  List<Difference> differences(List<Case> cases) throws IOException {
    Map<String, Case> good = new LinkedHashMap<>();
    for (Case each : cases) {
      good.put(each.file(), each);
      Files.writeString(folder.resolve(each.file()), each.fileText(), StandardCharsets.UTF_8);
    }
    List<Difference> differences = new ArrayList<>();
    try {
      boolean again = true;
      while (again && !good.isEmpty()) {
        Terraform.Output output = terraform.console(question(good.values()));
        Map<String, List<Terraform.Problem>> problems =
            Terraform.problems(output.errors()).stream()
                .filter(p -> p.severity().equals("Error"))
                .collect(Collectors.groupingBy(Terraform.Problem::file));
        again = !problems.isEmpty();
        if (again) {
          failed(good, problems, output, differences);
        } else {
          compareValues(good.values(), output, differences);
        }
      }
    } finally {
      for (Case each : cases) {
        Files.deleteIfExists(folder.resolve(each.file()));
      }
    }
    return differences;
  }

  private void failed(
      Map<String, Case> good,
      Map<String, List<Terraform.Problem>> problems,
      Terraform.Output output,
      List<Difference> differences)
      throws IOException {
    boolean progress = false;
    for (Map.Entry<String, List<Terraform.Problem>> entry : problems.entrySet()) {
      Case failed = good.remove(entry.getKey());
      if (failed != null) {
        progress = true;
        Files.delete(folder.resolve(failed.file()));
        compareProblems(failed, entry.getValue()).ifPresent(differences::add);
      }
    }
    if (!progress) {
      throw new IOException("problem in no expression: " + output.errors() + good.values());
    }
  }

  private static String question(Collection<Case> cases) {
    return cases.stream()
        .map(each -> each.local() + " = local." + each.local())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private void compareValues(
      Collection<Case> cases, Terraform.Output output, List<Difference> differences)
      throws IOException {
    String types = terraform.console("type(" + question(cases) + ")").text();
    Map<String, String> valueOf = parts(VALUE, output.text());
    Map<String, String> typeOf = parts(TYPE, types);
    for (Case each : cases) {
      String type = String.valueOf(typeOf.get(each.local()));
      String wanted =
          valueOf.get(each.local())
              + " : "
              + (type.endsWith(",") ? type.substring(0, type.length() - 1) : type);
      String given = answer(each);
      boolean packed = each.expression().contains("base64gzip");
      if (!wanted.equals(given) && !packed) {
        differences.add(new Difference(each, wanted, given));
      }
    }
  }

  /** The attributes of a printed object by name; where each begins is told by its indent. */
  private static Map<String, String> parts(Pattern start, String printed) {
    Map<String, String> parts = new HashMap<>();
    Matcher matcher = start.matcher(printed);
    String name = "";
    int from = 0;
    while (matcher.find()) {
      parts.put(name, printed.substring(from, matcher.start()).strip());
      name = matcher.group(1);
      from = matcher.end();
    }
    String rest = printed.substring(from).strip();
    parts.put(name, rest.replaceAll("\\n?\\}\\)?$", ""));
    parts.replaceAll((_, text) -> text.strip());
    return parts;
  }

  /** The attribute {@code e0} of an object as the console prints it. */
  static String part(String printed) {
    return Objects.requireNonNull(parts(VALUE, printed).get("e0"));
  }

  /** The type of the attribute {@code e0} in the type of an object. */
  static String partOfType(String printed) {
    String type = Objects.requireNonNull(parts(TYPE, printed).get("e0"));
    return type.endsWith(",") ? type.substring(0, type.length() - 1) : type;
  }

  private String answer(Case each) {
    try {
      Checked<Value> value = module.attribute(each.file(), each.local(), each.expression());
      if (value.hasErrors()) {
        return problem(value);
      }
      Value object = Value.object(Map.of("e0", value.orThrow()));
      return part(ConsoleText.of(object)) + " : " + partOfType(object.type().display());
    } catch (RuntimeException | StackOverflowError e) {
      return e + " at " + Stream.of(e.getStackTrace()).limit(6).toList();
    }
  }

  private static String problem(Checked<Value> value) {
    Diagnostic first =
        value.diagnostics().stream().filter(Diagnostic::isError).findFirst().orElseThrow();
    return "Error: " + first.summary() + " | " + Terraform.flat(first.detail());
  }

  private Optional<Difference> compareProblems(Case each, List<Terraform.Problem> problems) {
    String given = answer(each);
    for (Terraform.Problem problem : problems) {
      String wanted = "Error: " + problem.summary() + " | " + problem.detail();
      if (given.equals(wanted) || isIntended(problem, given)) {
        return Optional.empty();
      }
    }
    Terraform.Problem first = problems.getFirst();
    return Optional.of(
        new Difference(each, "Error: " + first.summary() + " | " + first.detail(), given));
  }

  /**
   * Whether the details may differ: Terraform crashed, or told a secret, or named another element
   * than the first.
   */
  private static boolean isIntended(Terraform.Problem problem, String given) {
    String element = "element \"[^\"]*\"";
    return given.startsWith("Error: " + problem.summary() + " | ")
        && (problem.detail().contains("panic in function implementation")
            || given.contains("(sensitive value)")
            || given
                .replaceAll(element, "")
                .endsWith(" | " + problem.detail().replaceAll(element, "")));
  }
}
