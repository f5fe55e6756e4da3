package io.portwright.engine.state.tfstate;

import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is said once about a whole file, however many resources it is about. */
final class Findings {
  private static final int SHOWN = 5;

  private final String file;
  private final SortedMap<String, List<String>> foreign = new TreeMap<>();
  private final List<String> unsupported = new ArrayList<>();
  private final SortedMap<String, SortedSet<String>> dropped = new TreeMap<>();

  Findings(String file) {
    this.file = file;
  }

  /** A resource of a provider that is not here. */
  void foreign(String provider, String address) {
    foreign.computeIfAbsent(provider, _ -> new ArrayList<>()).add(address);
  }

  /** A resource of a type that its provider does not have here. */
  void unsupported(String address) {
    unsupported.add(address);
  }

  /** An attribute that the schema does not have. */
  void dropped(String type, String attribute) {
    dropped.computeIfAbsent(type, _ -> new TreeSet<>()).add(attribute);
  }

  List<Diagnostic> diagnostics() {
    List<Diagnostic> found = new ArrayList<>();
    if (!unsupported.isEmpty()) {
      found.add(
          Diagnostic.error(
                  "State file holds unsupported resources",
                  file
                      + " holds resources of types that this version does not manage: "
                      + some(unsupported)
                      + ". They cost money and nobody would end them, so the file is not taken"
                      + " over without them. Nothing was changed.\n\nMove them to another state"
                      + " with Terraform first:\n\n    terraform state mv"
                      + " -state-out=other/terraform.tfstate "
                      + unsupported.getFirst()
                      + " "
                      + unsupported.getFirst())
              .withCode("TFSTATE-2"));
    }
    if (!foreign.isEmpty()) {
      StringBuilder detail = new StringBuilder(file);
      detail.append(" also holds resources of providers that this program does not have:\n");
      foreign.forEach((provider, addresses) ->
          detail.append("\n  ").append(provider).append(": ").append(some(addresses)));
      detail.append(
          "\n\nThey are neither read nor changed, and they stay in the file, which this program"
              + " never writes. Go on managing them with Terraform, in a folder of their own.");
      found.add(
          Diagnostic.warning("Resources of other providers are left alone", detail.toString())
              .withCode("TFSTATE-3"));
    }
    if (!dropped.isEmpty()) {
      StringBuilder detail = new StringBuilder(file);
      detail.append(" holds attributes that this version does not know. They are left out:\n");
      dropped.forEach((type, attributes) ->
          detail.append("\n  ").append(type).append(": ").append(some(attributes)));
      found.add(
          Diagnostic.warning("State file holds unknown attributes", detail.toString())
              .withCode("TFSTATE-4"));
    }
    return found;
  }

  static Diagnostic passedOver(String file, int resources, boolean grown) {
    String why =
        grown
            ? "has been written by Terraform since this program took it over"
            : "is not the state that this program keeps for this workspace";
    return Diagnostic.warning(
            "State file of Terraform is passed over",
            file
                + " "
                + why
                + ". It holds "
                + (resources == 1 ? "1 resource" : resources + " resources")
                + " that both programs could manage, and what it says is not used: state is in"
                + " .portwright/store.git.\n\nRun only one of the two programs in this folder. If"
                + " everything of the file is in the store (portwright state list), move the file"
                + " away.")
        .withCode("TFSTATE-5");
  }

  private static String some(java.util.Collection<String> names) {
    List<String> all = List.copyOf(names);
    int more = all.size() - SHOWN;
    return String.join(", ", all.subList(0, Math.min(SHOWN, all.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
