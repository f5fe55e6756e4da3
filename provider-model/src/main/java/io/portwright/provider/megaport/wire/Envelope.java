package io.portwright.provider.megaport.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The frame around every answer of the API.
 *
 * @param message short class of the answer, such as {@code Validation failed}
 * @param data payload; {@link Json#NULL} when there is none
 * @param traceId from the body of an error
 */
public record Envelope(String message, Json data, Optional<String> traceId) {

  /** Empty when the text is not an object with a {@code message}. */
  public static Optional<Envelope> parse(byte[] text) {
    return JsonText.parse(text)
        .filter(json -> json.at("message").text().isPresent())
        .map(json ->
            new Envelope(json.textOr("message", ""), json.at("data"), json.text("trace_id")));
  }

  /**
   * What an error says: {@code data} as text, as list of {@code {error}} or as an object, else the
   * message.
   */
  public String problem() {
    List<String> details = new ArrayList<>();
    collect(data, details);
    String detail = String.join(" ", details);
    if (detail.isEmpty() || detail.equals(message)) {
      return sentence(message);
    }
    return message.isEmpty() ? sentence(detail) : message + ": " + sentence(detail);
  }

  private static void collect(Json data, List<String> into) {
    switch (data) {
      case Json.Text t -> into.add(t.value());
      case Json.Arr a -> a.items().forEach(item -> collect(item, into));
      case Json.Obj o -> {
        Optional<String> error = o.text("error").or(() -> o.text("message"));
        if (error.isPresent()) {
          into.add(error.get());
        } else {
          o.fields().values().forEach(field -> collect(field, into));
        }
      }
      case Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private static String sentence(String text) {
    String trimmed = text.strip();
    return trimmed.isEmpty() || ".!?".indexOf(trimmed.charAt(trimmed.length() - 1)) >= 0
        ? trimmed
        : trimmed + ".";
  }
}
