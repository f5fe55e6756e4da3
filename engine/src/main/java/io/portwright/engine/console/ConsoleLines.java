package io.portwright.engine.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.portwright.engine.machine.JsonWriter;
import io.portwright.engine.machine.ValueForms;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;

/**
 * The console for programs: a request and an answer are one JSON object on one line each. A request
 * has {@code id}, {@code expr} and perhaps {@code "multiline": true}, which means that {@code expr}
 * is the value of an argument, so that line breaks end it. What is not wholly known has no {@code
 * json} and hides nothing, so it is not said to be sensitive.
 */
public final class ConsoleLines {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  private final Console console;

  public ConsoleLines(Console console) {
    this.console = console;
  }

  /** One line for one line, without a line break. Whatever is wrong with the request is told. */
  public String answer(String line) {
    StringBuilder text = new StringBuilder();
    JsonWriter out = new JsonWriter(text::append, JsonWriter.Layout.COMPACT);
    out.beginObject();
    answer(line, out);
    out.endObject();
    out.flush();
    return text.toString();
  }

  private void answer(String line, JsonWriter out) {
    JsonNode request;
    try {
      request = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      out.name("id").nothing();
      failed("Invalid request", "The line is not JSON: " + e.getOriginalMessage() + ".", out);
      return;
    }
    id(request.path("id"), out);
    if (!request.path("expr").isTextual()) {
      failed(
          "Invalid request",
          "A request is an object with a string \"expr\", the text of an expression.",
          out);
      return;
    }
    String expression = request.path("expr").textValue();
    boolean argument = request.path("multiline").asBoolean();
    try {
      reply(argument ? console.argument(expression) : console.expression(expression), out);
    } catch (RuntimeException | StackOverflowError bug) {
      failed("Internal error", "Evaluating this expression failed: " + bug, out);
    }
  }

  private static void id(JsonNode id, JsonWriter out) {
    out.name("id");
    if (id.isTextual()) {
      out.string(id.textValue());
    } else if (id.isNumber()) {
      out.number(id.asText());
    } else {
      out.nothing();
    }
  }

  private static void failed(String error, String detail, JsonWriter out) {
    out.name("ok").bool(false);
    out.name("error").string(error);
    out.name("detail").string(detail);
  }

  private static void reply(Reply reply, JsonWriter out) {
    if (reply.hasErrors()) {
      Diagnostic first =
          reply.diagnostics().stream().filter(Diagnostic::isError).findFirst().orElseThrow();
      failed(first.summary(), first.detail(), out);
      return;
    }
    out.name("ok").bool(true);
    reply.value().ifPresent(value -> value(value, out));
    out.name("display").string(reply.text().orElseThrow());
  }

  private static void value(Value value, JsonWriter out) {
    boolean known = value.isWhollyKnown();
    if (known && hasInfinity(value)) {
      out.name("no_json").bool(true);
    } else if (known) {
      ValueForms.known(value, out.name("json"));
    }
    out.name("type").string(value.type().display());
    out.name("unknown").bool(!known);
    out.name("sensitive").bool(known && value.marksDeep().sensitive());
  }

  private static boolean hasInfinity(Value value) {
    return value instanceof Value.NumberValue number
        ? number.number().isInfinite()
        : value.parts().stream().anyMatch(ConsoleLines::hasInfinity);
  }
}
