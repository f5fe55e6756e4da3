package io.portwright.cli.command;

import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Real services that state is about to forget: they go on and are billed, so a person has to agree.
 *
 * @param services of real environments
 */
record Forgetting(Workbench bench, List<ResourceRecord> services) {

  /** Asks; keeps an error when nobody can be asked or the answer was no. */
  boolean approved() {
    if (services.isEmpty()) {
      return true;
    }
    if (!bench.surroundings().asks()) {
      bench.add(
          List.of(
              Diagnostic.error(
                      "Forgetting real services needs a yes",
                      "Nobody can be asked here. "
                          + consequences()
                          + "\nNothing was changed. To do it without a question:\n\n"
                          + "    -auto-approve")
                  .withCode("STATE-8")));
      return false;
    }
    boolean agreed =
        new Question(bench.surroundings())
            .approved(
                consequences()
                    + "\nDo you want Portwright to forget "
                    + (services.size() == 1 ? "it" : "them")
                    + "? Only 'yes' will be accepted.\n\n  Enter a value: ");
    if (!agreed) {
      bench.print(List.of("Nothing was changed."));
    }
    return agreed;
  }

  private String consequences() {
    return "State would forget "
        + Counted.of(services.size(), "real service")
        + ", which then "
        + (services.size() == 1 ? "goes" : "go")
        + " on and will be billed without being managed:\n\n"
        + lines(services);
  }

  /** One indented line for each service: address, what the service calls it, where. */
  static String lines(List<ResourceRecord> services) {
    return services.stream()
        .map(record ->
            "    "
                + record.address()
                + uid(record).map(uid -> "  " + uid).orElse("")
                + record.environment().map(name -> "  (" + name + ")").orElse("")
                + "\n")
        .collect(Collectors.joining());
  }

  private static Optional<String> uid(ResourceRecord record) {
    return record
        .current()
        .flatMap(object ->
            object.attributes().attributes().get("product_uid") instanceof Value.StringValue uid
                ? Optional.of(uid.text())
                : Optional.empty());
  }
}
