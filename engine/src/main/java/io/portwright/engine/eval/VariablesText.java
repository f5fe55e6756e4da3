package io.portwright.engine.eval;

import io.portwright.engine.eval.function.FunctionFailure;
import io.portwright.engine.eval.function.Meter;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.ExpressionWalk;
import io.portwright.engine.syntax.FileNode;
import io.portwright.engine.syntax.Parser;
import io.portwright.engine.syntax.References;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A text in the form of a {@code .tfvars} file: values without names and calls. */
final class VariablesText {
  private final String name;
  private final Meter meter;

  /**
   * @param name shown in messages
   */
  VariablesText(String name, Meter meter) {
    this.name = name;
    this.meter = meter;
  }

  Value value(String source) throws FunctionFailure {
    Checked<FileNode> parsed = Parser.parseFile(new SourceFile(name, source));
    if (parsed.hasErrors()) {
      throw failed("invalid tfvars syntax: ", parsed.diagnostics().getFirst());
    }
    List<BlockNode> blocks = parsed.orThrow().body().blocks();
    if (!blocks.isEmpty()) {
      BlockNode block = blocks.getFirst();
      String problem = "Unexpected " + GoText.quoted(block.type()) + " block";
      throw failed(
          "invalid tfvars content: ",
          Diagnostic.error(problem, "Blocks are not allowed here.", block.typeRange()));
    }
    Map<String, Value> values = new TreeMap<>();
    for (AttributeNode attribute : parsed.orThrow().body().attributes()) {
      values.put(attribute.name(), value(attribute));
    }
    return Value.object(values);
  }

  private Value value(AttributeNode attribute) throws FunctionFailure {
    Optional<Diagnostic> problem = notConstant(attribute.expression());
    if (problem.isEmpty()) {
      Evaluation evaluation = new Evaluation(Scope.NOTHING, Map.of(), Template.NONE, meter);
      Value value = evaluation.value(attribute.expression(), Bindings.NONE);
      problem = evaluation.errors().stream().findFirst();
      if (problem.isEmpty()) {
        return value;
      }
    }
    String variable = GoText.quoted(attribute.name());
    throw failed("invalid expression for variable " + variable + ": ", problem.get());
  }

  private static Optional<Diagnostic> notConstant(Expression expression) {
    for (Traversal reference : References.in(expression)) {
      return Optional.of(
          Diagnostic.error(
              "Variables not allowed",
              "Variables may not be used here.",
              reference.root().range()));
    }
    Diagnostic[] found = new Diagnostic[1];
    ExpressionWalk.forEach(
        expression,
        part -> {
          if (part instanceof Expression.Call call && found[0] == null) {
            found[0] =
                Diagnostic.error(
                    "Function calls not allowed",
                    "Functions may not be called here.",
                    call.range());
          }
        });
    return Optional.ofNullable(found[0]);
  }

  private static FunctionFailure failed(String what, Diagnostic problem) {
    return FunctionFailure.call(what + TemplateContext.described(problem));
  }
}
