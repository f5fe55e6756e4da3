package io.portwright.provider.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request.
 *
 * @param path as sent, percent-encoded
 * @param query as sent, percent-encoded, without the question mark; empty when there is none
 * @param headers first value of each, under its name in lower case
 * @param body owned by the request
 * @param parts decoded values of the placeholders of the route
 */
record Request(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    byte[] body,
    Map<String, String> parts) {

  Request {
    headers = Map.copyOf(headers);
    parts = Map.copyOf(parts);
  }

  Request at(Map<String, String> matched) {
    return new Request(method, path, query, headers, body, matched);
  }

  String part(String name) {
    return parts.getOrDefault(name, "");
  }

  Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /** Every value of a query parameter, in the order sent. */
  List<String> queryAll(String name) {
    return form(query).getOrDefault(name, List.of());
  }

  Optional<String> query(String name) {
    return queryAll(name).stream().findFirst();
  }

  /** Values of {@code a=b&c=d} text by name. */
  static Map<String, List<String>> form(String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      values.computeIfAbsent(decoded(name), _ -> new ArrayList<>()).add(decoded(value));
    }
    return values;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  /** A path segment without percent signs; a plus sign stays. */
  static String segment(String text) {
    return decoded(text.replace("+", "%2B"));
  }
}
