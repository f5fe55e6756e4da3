package io.portwright.engine.refresh;

import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whether recorded objects belong to the environment and company that the run acts in. */
final class Ownership {
  private static final int SHOWN = 5;

  private final SortedMap<String, List<String>> environments = new TreeMap<>();
  private final SortedMap<String, List<String>> companies = new TreeMap<>();

  void check(ResourceRecord record, Identity identity) {
    String address = record.address().toString();
    String environment = record.environment().orElse(identity.environment());
    if (!environment.equals(identity.environment())) {
      environments
          .computeIfAbsent(
              "were made in the environment \""
                  + environment
                  + "\", but this run acts in \""
                  + identity.environment()
                  + "\"",
              _ -> new ArrayList<>())
          .add(address);
      return;
    }
    if (record.companyUid().isPresent()
        && identity.companyUid().isPresent()
        && !record.companyUid().equals(identity.companyUid())) {
      companies
          .computeIfAbsent(
              "belong to the company "
                  + record.companyUid().get()
                  + ", but this run acts for "
                  + identity.companyName().map(name -> name + " ").orElse("")
                  + identity.companyUid().get(),
              _ -> new ArrayList<>())
          .add(address);
    }
  }

  List<Diagnostic> findings() {
    List<Diagnostic> found = new ArrayList<>();
    environments.forEach((what, addresses) ->
        found.add(
            Diagnostic.error(
                    "State belongs to another environment",
                    sentence(what, addresses)
                        + "\n\nUse the environment that the services are in, or another"
                        + " workspace for this one.")
                .withCode("STATE-1")));
    companies.forEach((what, addresses) ->
        found.add(
            Diagnostic.error(
                    "State belongs to another company",
                    sentence(what, addresses)
                        + "\n\nLog in for the company that owns the services (see"
                        + " managed_account_uid), or use another workspace for this one.")
                .withCode("STATE-2")));
    return found;
  }

  private static String sentence(String what, List<String> addresses) {
    String names = String.join(", ", addresses.subList(0, Math.min(SHOWN, addresses.size())));
    int more = addresses.size() - SHOWN;
    return names + (more > 0 ? " and " + more + " more" : "") + " " + what + ".";
  }
}
