package io.portwright.engine.eval.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.ObjectItem;
import io.portwright.engine.syntax.ObjectKey;
import io.portwright.engine.syntax.Parser;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.value.BigFloat;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Calls with literal arguments against what Terraform answered. */
class RecordedCallsTest {

  @Test
  void callsAnswerAsRecordedFromTerraform() throws IOException {
    List<String> lines = recorded();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < lines.size(); i += 2) {
      String actual = "=> " + answer(lines.get(i));
      if (!actual.equals(lines.get(i + 1))) {
        wrong.add(lines.get(i) + "\n  expected " + lines.get(i + 1) + "\n  but was  " + actual);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(lines).hasSize(1800);
  }

  private static List<String> recorded() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RecordedCallsTest.class.getResourceAsStream("calls.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private static String answer(String text) {
    try {
      return JsonText.of(
          value(Parser.parseExpression(new SourceFile("call", text)).value().orElseThrow()));
    } catch (FunctionFailure _) {
      return "error";
    }
  }

  private static Value value(Expression expression) throws FunctionFailure {
    return switch (expression) {
      case Expression.NumberLiteral number -> Value.number(number(number.text()));
      case Expression.BooleanLiteral bool -> Value.bool(bool.value());
      case Expression.NullLiteral _ -> Value.NULL;
      case Expression.StringLiteral string -> Value.string(string.value());
      case Expression.Unary negated -> Value.number(value(negated.operand()).asNumber().negated());
      case Expression.Binary quotient ->
          Value.number(
              value(quotient.left()).asNumber().dividedBy(value(quotient.right()).asNumber()));
      case Expression.TupleConstructor tuple -> Value.tuple(values(tuple.elements()));
      case Expression.ObjectConstructor object -> object(object.items());
      case Expression.Call call ->
          Functions.find(call.name().text())
              .orElseThrow(() -> new AssertionError("no function " + call.name()))
              .call(values(call.arguments()), new FixedContext());
      default -> throw new AssertionError("not a literal: " + expression);
    };
  }

  private static BigFloat number(String text) {
    return BigFloat.parse(text).orElseThrow(() -> new AssertionError("not a number: " + text));
  }

  private static List<Value> values(List<Expression> expressions) throws FunctionFailure {
    List<Value> values = new ArrayList<>();
    for (Expression expression : expressions) {
      values.add(value(expression));
    }
    return values;
  }

  private static Value object(List<ObjectItem> items) throws FunctionFailure {
    Map<String, Value> attributes = new LinkedHashMap<>();
    for (ObjectItem item : items) {
      String key =
          switch (item.key()) {
            case ObjectKey.Literal literal -> literal.name();
            case ObjectKey.Computed computed -> value(computed.expression()).asString();
            case ObjectKey.Ambiguous _ -> throw new AssertionError("not a literal key");
          };
      attributes.put(key, value(item.value()));
    }
    return Value.object(attributes);
  }
}
