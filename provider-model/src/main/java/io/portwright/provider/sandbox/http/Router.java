package io.portwright.provider.sandbox.http;

import io.portwright.provider.sandbox.account.Caller;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which handler answers which path. The first route that fits wins; a placeholder {@code {name}}
 * takes one segment that is not empty, {@code {name...}} at the end takes all that remain.
 */
final class Router {

  /** Answers without a login. */
  interface Open {
    Reply answer(Request request);
  }

  /** Answers for an account in force. */
  interface Closed {
    Reply answer(Request request, Caller caller);
  }

  /** Answers with or without a login. */
  interface Welcoming {
    Reply answer(Request request, Optional<Caller> caller);
  }

  /** Says on whose behalf a request comes, or refuses it. */
  interface Door {
    /** The account in force, after the call context. */
    Caller inForce(Request request);

    /** The company of the user; a call context is ignored. */
    Caller withoutContext(Request request);

    /** As {@link #inForce}; nobody for a request without a valid token. */
    Optional<Caller> ifKnown(Request request);
  }

  /** Answers after asking at the door, when the route is not open to anybody. */
  interface Handler {
    Reply answer(Request request, Door door);
  }

  /** A route that fits a request, with the placeholders filled in. */
  record Match(Request request, Handler handler) {}

  private record Route(String method, List<String> segments, Handler handler) {}

  private final List<Route> routes = new ArrayList<>();

  void open(String method, String template, Open handler) {
    add(method, template, (request, _) -> handler.answer(request));
  }

  void closed(String method, String template, Closed handler) {
    add(method, template, (request, door) -> handler.answer(request, door.inForce(request)));
  }

  void withoutContext(String method, String template, Closed handler) {
    add(method, template, (request, door) -> handler.answer(request, door.withoutContext(request)));
  }

  /** A route for everybody that tells those who are logged in more. */
  void anybody(String method, String template, Welcoming handler) {
    add(method, template, (request, door) -> handler.answer(request, door.ifKnown(request)));
  }

  private void add(String method, String template, Handler handler) {
    routes.add(new Route(method, segments(template), handler));
  }

  Optional<Match> find(Request request) {
    List<String> path = segments(request.path());
    for (Route route : routes) {
      if (route.method().equals(request.method())) {
        Optional<Map<String, String>> parts = match(route.segments(), path);
        if (parts.isPresent()) {
          return Optional.of(new Match(request.at(parts.get()), route.handler()));
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> segments(String path) {
    String[] split = path.split("/", -1);
    return List.of(split).subList(Math.min(1, split.length), split.length);
  }

  private static Optional<Map<String, String>> match(List<String> template, List<String> path) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (int at = 0; at < template.size(); at++) {
      String wanted = template.get(at);
      if (at >= path.size()) {
        return Optional.empty();
      }
      if (wanted.endsWith("...}")) {
        String rest = String.join("/", path.subList(at, path.size()));
        parts.put(wanted.substring(1, wanted.length() - 4), Request.segment(rest));
        return Optional.of(parts);
      }
      String found = Request.segment(path.get(at));
      if (wanted.startsWith("{") && !found.isEmpty()) {
        parts.put(wanted.substring(1, wanted.length() - 1), found);
      } else if (!wanted.equals(found)) {
        return Optional.empty();
      }
    }
    return template.size() == path.size() ? Optional.of(parts) : Optional.empty();
  }
}
