package io.portwright.provider.megaport.product;

import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How a prefix filter list is found: VXCs name it by its description on a router. */
public final class ListName {

  private ListName() {}

  /**
   * @param router UID, or the unknown UID of a router that is still to be ordered
   * @return empty when nobody can say which router it is
   */
  public static Optional<String> of(Value router, String description) {
    String owner =
        switch (router) {
          case Value.StringValue uid -> uid.text();
          case Value.UnknownValue open -> open.origin();
          default -> "";
        };
    return owner.isEmpty()
        ? Optional.empty()
        : Optional.of("prefix list \"%s\" of %s".formatted(description, owner));
  }

  /** Of a list as an object of its own; nothing when its description is not known. */
  public static Set<String> ofList(ObjectValue list, String routerAttribute) {
    return Fields.text(list, "description").stream()
        .flatMap(text -> of(list.attribute(routerAttribute), text).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
