package io.portwright.engine.eval.function;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ScannerException;

/** What is wrong with a text that is not YAML, in the words and with the places of Terraform. */
final class YamlProblem {

  /** How a problem begins here, and what Terraform says instead. */
  private record Wording(String here, String there) {}

  static final String OTHER_VERSION = "found incompatible YAML document";

  private static final List<Wording> WORDINGS =
      List.of(
          new Wording(
              "mapping values are not allowed", "mapping values are not allowed in this context"),
          new Wording(
              "sequence entries are not allowed",
              "block sequence entries are not allowed in this context"),
          new Wording("expected ',' or ']'", "did not find expected ',' or ']'"),
          new Wording("expected ',' or '}'", "did not find expected ',' or '}'"),
          new Wording("expected the node content", "did not find expected node content"),
          new Wording(
              "expected a comment or a line break", "did not find expected comment or line break"),
          new Wording(
              "expected alphabetic or numeric character",
              "did not find expected alphabetic or numeric character"),
          new Wording("expected '<document start>'", "did not find expected <document start>"),
          new Wording("found unknown escape character", "found unknown escape character"),
          new Wording("found undefined tag handle", "found undefined tag handle"),
          new Wording("special characters are not allowed", "control characters are not allowed"),
          new Wording(OTHER_VERSION, OTHER_VERSION));

  private YamlProblem() {}

  /** The failure with the place of what is wrong, of which the lines count from 0. */
  static FunctionFailure at(Event event, FunctionFailure failure) {
    String place =
        event
            .getStartMark()
            .filter(mark -> mark.getLine() > 0)
            .map(mark -> place(mark.getLine(), mark.getColumn() + 1))
            .orElse("");
    return FunctionFailure.call(place + failure.getMessage());
  }

  static String describe(MarkedYamlEngineException problem, String text) {
    return place(problem, text) + words(problem);
  }

  private static String words(MarkedYamlEngineException problem) {
    String said = String.valueOf(problem.getProblem());
    if (said.startsWith("found character") && said.contains("cannot start any token")) {
      return "found character that cannot start any token";
    }
    if (said.startsWith("expected <block end>")) {
      boolean sequence = String.valueOf(problem.getContext()).contains("collection");
      return sequence ? "did not find expected '-' indicator" : "did not find expected key";
    }
    return WORDINGS.stream()
        .filter(wording -> said.startsWith(wording.here()))
        .map(Wording::there)
        .findFirst()
        .orElse(said);
  }

  /** Lines count from 0 behind a problem of grammar, from 1 else; nothing for the first one. */
  private static String place(MarkedYamlEngineException problem, String text) {
    Optional<Mark> at = problem.getProblemMark();
    if (at.isPresent()) {
      boolean atEnd = at.get().getIndex() >= text.codePointCount(0, text.length());
      boolean inside = words(problem).equals("found unexpected end of stream");
      boolean nextLine = atEnd && !inside && !text.endsWith("\n");
      int line = at.get().getLine() + (nextLine ? 1 : 0);
      int column = nextLine ? 0 : at.get().getColumn();
      if (line > 0) {
        return problem instanceof ScannerException ? place(line + 1, 1) : place(line, column + 1);
      }
    }
    return problem
        .getContextMark()
        .filter(mark -> mark.getLine() > 0)
        .map(mark -> place(mark.getLine(), mark.getColumn() + 1))
        .orElse("");
  }

  private static String place(int line, int column) {
    return "on line " + line + ", column " + column + ": ";
  }
}
