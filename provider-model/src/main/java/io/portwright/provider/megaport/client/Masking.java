package io.portwright.provider.megaport.client;

import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.JsonText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Hides secrets in what is traced or said. A field is secret by its name; its value is then hidden
 * wherever it stands in the text of an answer, too.
 */
final class Masking {

  static final String HIDDEN = "(sensitive)";

  private static final int LONGEST = 4000;
  private static final int SHORTEST_SECRET = 4;

  private static final List<String> SECRET =
      List.of(
          "password",
          "secret",
          "token",
          "authkey",
          "pairingkey",
          "servicekey",
          "presharedkey",
          "sharedkey",
          "accountkey",
          "ionkey",
          "registrationkey",
          "licensedata",
          "cloudinit",
          "localauth",
          "remoteauth",
          "activationcode",
          "fmcnatid",
          "virtualcircuitid");

  private static final List<String> SECRET_PATHS = List.of("/v2/secure/", "/v2/service/key");

  private Masking() {}

  /** A body as one line of JSON with its secrets hidden. */
  static String body(byte[] body) {
    Optional<Json> json = JsonText.parse(body);
    if (json.isEmpty()) {
      return body.length == 0 ? "" : "(" + body.length + " bytes that are not JSON)";
    }
    return json(json.get());
  }

  /**
   * One line of JSON with its secrets hidden, also where other fields repeat them, cut when it is
   * very long.
   */
  static String json(Json json) {
    Set<String> secrets = new HashSet<>();
    collect(json, secrets);
    String text = without(secrets, hidden(json).toText());
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST) + "… (" + text.length() + " characters)";
  }

  /** A path whose tail is a key ends where the key begins. */
  static String path(String path) {
    for (String prefix : SECRET_PATHS) {
      if (path.startsWith(prefix)) {
        int end = path.indexOf('/', prefix.length());
        boolean kind = prefix.endsWith("/") && end > 0;
        return (kind ? path.substring(0, end + 1) : prefix + (path.equals(prefix) ? "" : "?"))
            + (path.equals(prefix) ? "" : HIDDEN);
      }
    }
    return path;
  }

  /** Text with every secret of a request body hidden. */
  static String text(String text, byte[] requestBody, String requestPath) {
    Set<String> secrets = new HashSet<>();
    JsonText.parse(requestBody).ifPresent(json -> collect(json, secrets));
    for (String prefix : SECRET_PATHS) {
      if (requestPath.startsWith(prefix)) {
        int cut = Math.max(requestPath.lastIndexOf('='), requestPath.indexOf('/', prefix.length()));
        String tail = requestPath.substring(Math.max(cut + 1, 0));
        secrets.add(URLDecoder.decode(tail, StandardCharsets.UTF_8));
        secrets.add(tail);
      }
    }
    return without(secrets, text);
  }

  private static String without(Set<String> secrets, String text) {
    String masked = text;
    List<String> longestFirst = new ArrayList<>(secrets);
    longestFirst.sort((a, b) -> b.length() - a.length());
    for (String secret : longestFirst) {
      if (secret.length() >= SHORTEST_SECRET) {
        masked = masked.replace(secret, HIDDEN);
      }
    }
    return masked;
  }

  private static boolean isSecret(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace("_", "");
    return SECRET.stream().anyMatch(plain::contains);
  }

  /** A field called just key is one, unless a value stands beside it, as in a tag. */
  private static boolean isKey(String name, Json object) {
    return name.equals("key") && object.at("value").isNull();
  }

  private static void collect(Json json, Set<String> secrets) {
    json.items().forEach(item -> collect(item, secrets));
    json.entries()
        .forEach((name, value) -> {
          if (isSecret(name) || isKey(name, json)) {
            value.text().ifPresent(secrets::add);
          } else {
            collect(value, secrets);
          }
        });
  }

  private static Json hidden(Json json) {
    return switch (json) {
      case Json.Arr array -> Json.array(array.items().stream().map(Masking::hidden).toList());
      case Json.Obj object -> {
        SortedMap<String, Json> fields = new TreeMap<>();
        object
            .fields()
            .forEach((name, value) ->
                fields.put(
                    name,
                    (isSecret(name) || isKey(name, json)) && !value.isNull()
                        ? Json.of(HIDDEN)
                        : hidden(value)));
        yield new Json.Obj(fields);
      }
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> json;
    };
  }
}
