package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.User;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The token endpoint, and the logins that came before it (retired in 2023, still answered). */
final class TokenRoutes {
  private static final String BASIC = "Basic ";

  private final Site site;

  TokenRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.open("POST", "/oauth2/token", this::token);
    router.open("POST", "/v2/login", this::session);
    router.open("POST", "/v3/login", this::session);
    router.open("GET", "/v2/logout", this::logout);
    router.closed(
        "POST",
        "/v2/password/change",
        (_, _) -> {
          throw Refusal.forbidden("The keys of this sandbox are fixed.");
        });
  }

  /** A session of a user, for which the access key and its secret stand in. */
  private Reply session(Request request) {
    Map<String, List<String>> form = form(request);
    User user =
        first(form, "username")
            .flatMap(name -> site.directory().login(name, first(form, "password").orElse("")))
            .orElseThrow(
                () -> Refusal.of(401, "Login failed", "The username or password is wrong."));
    String token = site.tokens().issue(user, site.world().timings().tokenLife());
    ObjectNode data = Json.object().put("session", token).put("token", token);
    data.put("personId", user.id()).put("personUid", user.uid()).put("email", user.email());
    data.put("companyId", user.company().id()).put("companyUid", user.company().uid());
    return Reply.ok("Login successful", data.put("companyName", user.company().name()));
  }

  private Reply logout(Request request) {
    Login.token(request).or(() -> request.query("token")).ifPresent(site.tokens()::end);
    return Reply.done("Logout successful");
  }

  private static Map<String, List<String>> form(Request request) {
    return Request.form(new String(request.body(), StandardCharsets.UTF_8));
  }

  private Reply token(Request request) {
    Map<String, List<String>> form = form(request);
    Optional<String> grant = first(form, "grant_type").or(() -> request.query("grant_type"));
    if (grant.filter("client_credentials"::equals).isEmpty()) {
      return error(400, "unsupported_grant_type");
    }
    Optional<String> basic =
        request
            .header("authorization")
            .filter(value -> value.regionMatches(true, 0, BASIC, 0, BASIC.length()));
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
      byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
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
