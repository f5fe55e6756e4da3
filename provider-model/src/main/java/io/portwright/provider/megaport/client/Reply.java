package io.portwright.provider.megaport.client;

import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.JsonText;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What became of one call, repeats included. */
public sealed interface Reply {

  /** Answered with 2xx and a complete JSON document; with any bytes when those were asked for. */
  final class Ok implements Reply {
    private final byte[] body;
    private final HttpHeaders headers;
    private final AtomicReference<Optional<Json>> parsed = new AtomicReference<>();

    Ok(byte[] body, HttpHeaders headers) {
      this.body = body.clone();
      this.headers = headers;
    }

    /** The answer as it came. */
    public byte[] bytes() {
      return body.clone();
    }

    int length() {
      return body.length;
    }

    /** A header that holds a whole number; empty when there is none. */
    public OptionalLong header(String name) {
      return Json.of(headers.firstValue(name).orElse("").strip()).whole();
    }

    /** {@code data} of the envelope; {@link Json#NULL} when there is none. */
    public Json data() {
      return json().map(json -> json.at("data")).orElse(Json.NULL);
    }

    /** The whole answer, read when it is first asked for; empty when it is cut short. */
    public Optional<Json> json() {
      Optional<Json> known = parsed.get();
      if (known == null) {
        known = JsonText.parse(body);
        parsed.set(known);
      }
      return known;
    }

    /**
     * Reads {@code data} item by item.
     *
     * @return whether the answer was complete
     */
    public boolean eachOfData(Consumer<Json> each) {
      return JsonText.eachOfData(body, each);
    }

    @Override
    public String toString() {
      return "Ok " + new String(body, StandardCharsets.UTF_8);
    }
  }

  /** Every outcome that is not {@link Ok}. */
  sealed interface Failure extends Reply {

    /** Full sentence without secrets. */
    String text();
  }

  /**
   * The API said no; nothing was changed.
   *
   * @param problem what it said
   */
  record Refused(int status, String problem, Optional<String> traceId) implements Failure {

    private static final List<String> GONE =
        List.of("Could not find a service with UID", "could not find a service");

    /** Whether it means that a product does not exist any more. */
    public boolean isGone() {
      return status == 404 || (status == 400 && GONE.stream().anyMatch(problem::contains));
    }

    @Override
    public String text() {
      return "The service answered %d%s: %s".formatted(status, trace(traceId), problem);
    }
  }

  /** Nobody knows whether it was accepted. */
  record Unclear(String evidence, Optional<String> traceId) implements Failure {
    @Override
    public String text() {
      return evidence + trace(traceId) + ".";
    }
  }

  /** It never reached the service, or the service put it off unread. */
  record NeverSent(String reason) implements Failure {
    @Override
    public String text() {
      return reason;
    }
  }

  private static String trace(Optional<String> id) {
    return id.map(text -> " (trace " + text + ")").orElse("");
  }
}
