package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One answer.
 *
 * @param headers beyond type, length and trace id
 */
record Reply(int status, Content content, Map<String, String> headers) {
  private static final String TERMS =
      "This data is subject to the Acceptable Use Policy"
          + " https://www.megaport.com/legal/acceptable-use-policy";

  Reply {
    headers = Map.copyOf(headers);
  }

  private Reply(int status, byte[] body, Map<String, String> headers) {
    this(status, new Content.Whole(body), headers);
  }

  /** 200 with JSON as it stands. */
  static Reply raw(byte[] body) {
    return new Reply(200, body, Map.of());
  }

  static Reply plain(int status, JsonNode body) {
    return new Reply(status, Json.bytes(body), Map.of());
  }

  static Reply ok(String message, JsonNode data) {
    ObjectNode body = envelope(message);
    body.set("data", data);
    return plain(200, body);
  }

  /** 200 with a list that may be long: each row is made when the one before it is written. */
  static Reply list(String message, Iterator<? extends JsonNode> rows) {
    return new Reply(200, new Content.Rows(envelope(message), rows), Map.of());
  }

  /** Text that is not JSON. */
  static Reply text(int status, byte[] body, String type) {
    return new Reply(status, body, Map.of("Content-Type", type));
  }

  /** 202 without a result yet. */
  static Reply pending(String message) {
    return plain(202, envelope(message).putNull("data"));
  }

  /** 201, as only the invitation of a user answers. */
  static Reply created(String message, JsonNode data) {
    ObjectNode body = envelope(message);
    body.set("data", data);
    return plain(201, body);
  }

  /** Bytes of a document, such as a letter. */
  static Reply document(byte[] body, String type, String fileName) {
    return new Reply(
        200,
        body,
        Map.of(
            "Content-Type",
            type,
            "Content-Disposition",
            "attachment; filename=\"" + fileName + "\""));
  }

  /** As lifecycle actions answer: without data. */
  static Reply done(String message) {
    return plain(200, envelope(message));
  }

  static Reply refused(Refusal refusal, String traceId) {
    ObjectNode body = envelope(refusal.message());
    body.set("data", refusal.data());
    body.put("trace_id", traceId);
    return plain(refusal.status(), body);
  }

  private static ObjectNode envelope(String message) {
    return Json.object().put("message", message).put("terms", TERMS);
  }

  /** The same, of which only half is sent. */
  Reply cut() {
    return new Reply(status, new Content.Cut(content.bytes()), headers);
  }

  Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, content, more);
  }
}
