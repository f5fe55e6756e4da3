package io.portwright.provider.sandbox.world;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the owner writes on a service.
 *
 * @param costCentre empty when none
 * @param tags resource tags in the order they were sent
 * @param visible whether the marketplace shows it
 */
public record Label(String name, String costCentre, Map<String, String> tags, boolean visible) {

  public Label {
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  public Label withTags(Map<String, String> changed) {
    return new Label(name, costCentre, changed, visible);
  }

  public Label costing(String centre) {
    return new Label(name, centre, tags, visible);
  }
}
