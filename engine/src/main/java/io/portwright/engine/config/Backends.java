package io.portwright.engine.config;

import io.portwright.engine.config.Settings.Backend;
import io.portwright.engine.eval.GoText;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;
import java.util.Set;

/** What is said about {@code backend} blocks. */
final class Backends {
  private static final Set<String> FOREIGN =
      Set.of(
          "remote",
          "azurerm",
          "consul",
          "cos",
          "gcs",
          "http",
          "inmem",
          "kubernetes",
          "oss",
          "pg",
          "s3");

  private Backends() {}

  static List<Diagnostic> inRoot(Backend backend) {
    return switch (backend.type()) {
      case "local" -> List.of();
      case "git" -> backend.git().map(GitBackend::problems).orElse(List.of());
      case String type when FOREIGN.contains(type) -> List.of(foreign(backend));
      case String type ->
          List.of(
              Diagnostic.error(
                  "Unsupported backend type",
                  "There is no backend type named " + GoText.quoted(type) + ".",
                  backend.typeRange()));
    };
  }

  private static Diagnostic foreign(Backend backend) {
    return Diagnostic.warning(
            "State is kept in git",
            "This program keeps state in a git repository and does not use the backend "
                + GoText.quoted(backend.type())
                + ": its state is neither read nor changed. To go on from it, and not order"
                + " everything again, save it beside the configuration before the first apply; then"
                + " remove the block:\n\n"
                + "    terraform state pull > terraform.tfstate",
            backend.range())
        .withCode("CONFIG-3");
  }

  static Diagnostic inCalledModule(Backend backend) {
    return Diagnostic.warning(
        "Backend configuration ignored",
        "Any selected backend applies to the entire configuration, so Terraform expects provider"
            + " configurations only in the root module.\n\nThis is a warning rather than an error"
            + " because it's sometimes convenient to temporarily call a root module as a child"
            + " module for testing purposes, but this backend configuration block will have no"
            + " effect.",
        backend.range());
  }
}
