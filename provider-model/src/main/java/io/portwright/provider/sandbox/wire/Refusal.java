package io.portwright.provider.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.Serial;
import java.util.List;

/**
 * The sandbox refuses a call, as the real service would: it ends the call and becomes its error
 * answer. Never a failure of the sandbox itself.
 */
public final class Refusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final transient JsonNode data;

  private Refusal(int status, String message, JsonNode data) {
    super(message, null, false, false);
    this.status = status;
    this.data = data;
  }

  /**
   * @param message short class of the refusal, the {@code message} of the envelope
   * @param detail what exactly, the {@code data} of the envelope
   */
  public static Refusal of(int status, String message, String detail) {
    return new Refusal(status, message, TextNode.valueOf(detail));
  }

  /** 400 "Validation failed", as every refused order and change. */
  public static Refusal invalid(String detail) {
    return of(400, "Validation failed", detail);
  }

  /** 400 "Validation failed" for several findings of one order, in one text. */
  public static Refusal invalid(List<String> details) {
    return invalid(String.join(", ", details));
  }

  /** 400 "Validation failed" in the array form that two refusals are known to have. */
  public static Refusal incompleteAccount(ArrayNode errors) {
    return new Refusal(400, "Validation failed", errors);
  }

  public static Refusal unauthorized() {
    return of(401, "Unauthorized", "The access token is missing, unknown or has expired.");
  }

  public static Refusal forbidden(String detail) {
    return of(403, "Forbidden", detail);
  }

  /** 404 with the text by which clients know that a product is gone. */
  public static Refusal unknownService(String uid) {
    String text = "Could not find a service with UID " + uid;
    return of(404, text, text);
  }

  public static Refusal notFound(String detail) {
    return of(404, "Not found", detail);
  }

  public static Refusal conflict(String message) {
    return of(409, message, message);
  }

  public int status() {
    return status;
  }

  /** Short class of the refusal. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** Text, or an array of objects with {@code error}. */
  public JsonNode data() {
    return data;
  }
}
