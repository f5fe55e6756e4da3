package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.User;
import io.portwright.provider.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The token endpoint. */
final class TokenRoutes {
  private final Site site;

  TokenRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.open("POST", "/oauth2/token", this::token);
  }

  private Reply token(Request request) {
    Map<String, List<String>> form =
        Request.form(new String(request.body(), StandardCharsets.UTF_8));
    Optional<String> grant = first(form, "grant_type").or(() -> request.query("grant_type"));
    if (grant.filter("client_credentials"::equals).isEmpty()) {
      return error(400, "unsupported_grant_type");
    }
    Optional<String> basic =
        request.header("authorization").filter(value -> value.startsWith("Basic "));
    Optional<User> user =
        basic.isPresent()
            ? basic.flatMap(this::login)
            : first(form, "client_id")
                .flatMap(
                    key -> site.directory().login(key, first(form, "client_secret").orElse("")));
    return user.map(this::granted)
        .orElseGet(() -> error(basic.isPresent() ? 401 : 400, "invalid_client"));
  }

  private static Optional<String> first(Map<String, List<String>> form, String name) {
    return form.getOrDefault(name, List.of()).stream().findFirst();
  }

  private Optional<User> login(String header) {
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring("Basic ".length()).strip());
      String pair = new String(decoded, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : site.directory().login(pair.substring(0, colon), pair.substring(colon + 1));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Reply granted(User user) {
    Duration life = site.world().timings().tokenLife();
    ObjectNode body = Json.object().put("access_token", site.tokens().issue(user, life));
    return Reply.plain(200, body.put("expires_in", life.toSeconds()).put("token_type", "Bearer"));
  }

  private static Reply error(int status, String code) {
    return Reply.plain(status, Json.object().put("error", code));
  }
}
