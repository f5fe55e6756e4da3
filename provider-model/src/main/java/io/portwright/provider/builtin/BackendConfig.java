package io.portwright.provider.builtin;

import io.portwright.provider.diagnostic.Severity;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.RemoteStateSource.Place;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The arguments {@code backend} and {@code config}, checked as far as they are known.
 *
 * @param place empty when there are problems or something is not known yet
 */
record BackendConfig(Optional<Place> place, List<AttributeProblem> problems) {
  private static final AttributePath BACKEND = AttributePath.of("backend");
  private static final AttributePath CONFIG = AttributePath.of("config");
  private static final String INVALID = "Invalid backend configuration";

  private static final Map<String, Set<String>> ARGUMENTS =
      Map.of(
          "local", Set.of("path", "workspace_dir"),
          "git", Set.of("path", "url", "branch"));

  /** Backends of Terraform that this program cannot ask. */
  private static final Set<String> FOREIGN =
      Set.of(
          "azurerm",
          "consul",
          "cos",
          "gcs",
          "http",
          "inmem",
          "kubernetes",
          "oss",
          "pg",
          "remote",
          "s3");

  BackendConfig {
    problems = List.copyOf(problems);
  }

  static BackendConfig of(ObjectValue configuration) {
    Value backend = configuration.attribute("backend");
    if (!backend.isKnown()) {
      return new BackendConfig(Optional.empty(), List.of());
    }
    if (backend.isNull()) {
      return refused(BACKEND, "The name of a backend is required; null is none.");
    }
    String name = backend.asString();
    if (FOREIGN.contains(name)) {
      return foreign(name);
    }
    if (!ARGUMENTS.containsKey(name)) {
      return refused(BACKEND, "There is no backend type named \"" + name + "\".");
    }
    return arguments(name, configuration.attribute("config"));
  }

  private static BackendConfig refused(AttributePath path, String detail) {
    return new BackendConfig(
        Optional.empty(), List.of(AttributeProblem.error(path, INVALID, detail)));
  }

  private static BackendConfig foreign(String name) {
    return new BackendConfig(
        Optional.empty(),
        List.of(
            new AttributeProblem(
                BACKEND,
                Severity.ERROR,
                Optional.of("REMOTE-1"),
                "Remote state cannot be read from this backend",
                "This program reads the outputs of other configurations from files (backend"
                    + " \"local\") and from its own stores (backend \"git\"), not from the backend"
                    + " \""
                    + name
                    + "\". Save the state to a file in the other configuration's folder and read"
                    + " that, or give what is needed as variables:\n\n"
                    + "    terraform state pull > other.tfstate\n\n"
                    + "    backend = \"local\"\n"
                    + "    config  = { path = \"other.tfstate\" }")));
  }

  private static BackendConfig arguments(String backend, Value config) {
    if (!config.isKnown()) {
      return new BackendConfig(Optional.empty(), List.of());
    }
    Optional<SortedMap<String, Value>> given =
        config.isNull() ? Optional.of(new TreeMap<>()) : RemoteStateType.entries(config);
    if (given.isEmpty()) {
      return invalid(backend, CONFIG, "an object is required");
    }
    List<AttributeProblem> problems = new ArrayList<>();
    SortedMap<String, String> texts = new TreeMap<>();
    boolean known = true;
    for (Map.Entry<String, Value> argument : given.get().entrySet()) {
      String name = argument.getKey();
      Value value = argument.getValue();
      if (!ARGUMENTS.getOrDefault(backend, Set.of()).contains(name)) {
        problems.addAll(
            invalid(backend, CONFIG, "unexpected attribute \"" + name + "\"").problems());
      } else if (!value.isKnown()) {
        known = false;
      } else if (!value.isNull()) {
        Optional<Value> text = Conversion.convert(value, Type.STRING).converted();
        text.ifPresent(v -> texts.put(name, v.asString()));
        if (text.isEmpty()) {
          problems.addAll(invalid(backend, CONFIG, "." + name + ": string required").problems());
        }
      }
    }
    return problems.isEmpty() && known
        ? place(backend, texts)
        : new BackendConfig(Optional.empty(), problems);
  }

  private static BackendConfig invalid(String backend, AttributePath path, String why) {
    return refused(
        path, "The given configuration is not valid for backend \"" + backend + "\": " + why + ".");
  }

  private static BackendConfig place(String backend, SortedMap<String, String> texts) {
    if (backend.equals("local")) {
      return found(new Place.StateFile(text(texts, "path"), text(texts, "workspace_dir")));
    }
    Optional<String> path = text(texts, "path");
    Optional<String> url = text(texts, "url");
    if (path.isPresent() == url.isPresent()) {
      return invalid(
          backend, CONFIG, "exactly one of \"path\" and \"url\" says where the store is");
    }
    Optional<String> branch = text(texts, "branch");
    return found(
        url.<Place>map(address -> new Place.Shared(address, branch))
            .orElseGet(() -> new Place.Store(path.orElseThrow(), branch)));
  }

  private static BackendConfig found(Place place) {
    return new BackendConfig(Optional.of(place), List.of());
  }

  private static Optional<String> text(SortedMap<String, String> texts, String name) {
    return Optional.ofNullable(texts.get(name)).filter(text -> !text.isEmpty());
  }
}
