package io.portwright.cli.torture;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Where runs take place. */
enum Setting {
  /** One person, the sandbox, a store of one's own. */
  REHEARSAL(Drama.REPLACE),
  /** Two people, a real environment, one store for both. */
  TEAM(Drama.CREATE);

  private static final Map<String, Integer> LOOKS =
      Map.of("design", 0, "changed", 1, "replaced", 2);

  private final Drama sample;

  Setting(Drama sample) {
    this.sample = sample;
  }

  /** What is played when not everything is. */
  Drama sample() {
    return sample;
  }

  /**
   * A design of this setting.
   *
   * @param name as in {@link Drama}
   */
  String design(String name) {
    return switch (this) {
      case REHEARSAL -> Cuts.design(name);
      case TEAM -> team(name);
    };
  }

  /** Few services, each ordered by a request of its own; one has a secret. */
  private static String team(String name) {
    Map<Part, Integer> looks = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      if (part != Part.LAG && part != Part.VXC_LAG) {
        looks.put(part, LOOKS.getOrDefault(name, 0));
      }
    }
    String parts = new Scenario.Act(looks, Optional.empty()).design();
    return parts
            .replace(
                "required_providers {",
                "backend \"git\" {\n    url = \"../team.git\"\n  }\n  required_providers {")
            .replace("\"sandbox\"", "\"staging\"")
        + edge();
  }

  /** The virtual edge of the design of one person. */
  private static String edge() {
    String design = Cuts.design("design");
    int from = design.indexOf("resource \"megaport_mve\"");
    return "\n" + design.substring(from, design.indexOf("resource \"megaport_mcr_prefix", from));
  }

  /** Opens a theatre of this kind; with a shared store both people are let in. */
  Theatre theatre(Path folder) {
    return switch (this) {
      case REHEARSAL -> new Theatre(folder);
      case TEAM -> Theatre.shared(folder);
    };
  }
}
