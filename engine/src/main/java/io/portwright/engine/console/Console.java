package io.portwright.engine.console;

import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.eval.ConsoleText;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.ExpressionWalk;
import io.portwright.engine.syntax.FileNode;
import io.portwright.engine.syntax.Parser;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Answers expressions as {@code terraform console} does. */
public final class Console {
  private static final String INPUT = "<console-input>";
  private static final String TYPE = "type";

  private final ConfigurationEvaluator evaluator;

  /**
   * @param evaluator of the modules whose names the expressions can use; resources have their
   *     values already
   */
  public Console(ConfigurationEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** The answer to an expression; line breaks mean nothing in it. */
  public Reply expression(String text) {
    return answer(Parser.parseExpression(new SourceFile(INPUT, text)));
  }

  /** The answer to what stands to the right of an equals sign; line breaks end it. */
  public Reply argument(String text) {
    SourceFile file = new SourceFile(INPUT, "locals {\n  e = " + text + "\n}\n");
    return answer(Parser.parseFile(file).then(Console::only));
  }

  private static Checked<Expression> only(FileNode file) {
    List<AttributeNode> attributes =
        file.body().blocks().stream()
            .map(BlockNode::body)
            .flatMap(body -> body.attributes().stream())
            .toList();
    return attributes.size() == 1
        ? Checked.of(attributes.getFirst().expression())
        : Checked.failed(
            Diagnostic.error(
                "One value expected",
                "The text has to be the value of one argument. It ends the argument and goes on"
                    + " behind it."));
  }

  private Reply answer(Checked<Expression> parsed) {
    evaluator.renewBudget();
    if (parsed.hasErrors() || parsed.value().isEmpty()) {
      return Reply.failed(parsed.diagnostics());
    }
    Expression expression = parsed.orThrow();
    Optional<Expression.Call> asked = typeQuestion(expression);
    if (asked.isPresent()) {
      return type(asked.get());
    }
    return asksForType(expression) ? Reply.failed(List.of(misplaced())) : value(expression);
  }

  private Reply value(Expression expression) {
    Checked<Value> value = evaluator.root().evaluate(expression);
    if (value.hasErrors() || value.value().isEmpty()) {
      return Reply.failed(why(value));
    }
    return new Reply(
        value.value(), Optional.of(ConsoleText.of(value.orThrow())), value.diagnostics());
  }

  /** An expression without a value and without errors refers to something that has errors. */
  private List<Diagnostic> why(Checked<Value> value) {
    if (value.hasErrors()) {
      return value.diagnostics();
    }
    List<Diagnostic> earlier = evaluator.problems();
    return earlier.isEmpty()
        ? List.of(
            Diagnostic.error(
                "Value not available",
                "The expression refers to something that has errors of its own."))
        : earlier;
  }

  // ---- type(…), which only the console knows ----

  private static Optional<Expression.Call> typeQuestion(Expression expression) {
    return switch (expression) {
      case Expression.Parentheses parentheses -> typeQuestion(parentheses.inner());
      case Expression.Call call when call.name().text().equals(TYPE) -> Optional.of(call);
      case Expression _ -> Optional.empty();
    };
  }

  private static boolean asksForType(Expression expression) {
    AtomicBoolean found = new AtomicBoolean();
    ExpressionWalk.forEach(
        expression,
        part -> {
          if (part instanceof Expression.Call call && call.name().text().equals(TYPE)) {
            found.set(true);
          }
        });
    return found.get();
  }

  private Reply type(Expression.Call call) {
    if (call.arguments().size() != 1) {
      return Reply.failed(List.of(wrongCount(call)));
    }
    Expression argument = call.arguments().getFirst();
    if (typeQuestion(argument).isPresent()) {
      return new Reply(Optional.empty(), Optional.of(TYPE), List.of());
    }
    if (asksForType(argument)) {
      return Reply.failed(List.of(misplaced()));
    }
    Checked<Value> value = evaluator.root().evaluate(argument);
    return value.hasErrors() || value.value().isEmpty()
        ? Reply.failed(why(value))
        : new Reply(
            Optional.empty(), Optional.of(value.orThrow().type().display()), value.diagnostics());
  }

  private static Diagnostic wrongCount(Expression.Call call) {
    return call.arguments().isEmpty()
        ? Diagnostic.error(
            "Not enough function arguments",
            "Function \"type\" expects 1 argument(s). Missing value for \"value\".",
            call.close())
        : Diagnostic.error(
            "Too many function arguments",
            "Function \"type\" expects only 1 argument(s).",
            call.arguments().get(1).range());
  }

  private static Diagnostic misplaced() {
    return Diagnostic.error(
        "Invalid use of type function",
        "The console-only \"type\" function cannot be used as part of an expression.");
  }
}
