package io.portwright.engine.machine;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import java.util.Comparator;

/** The fields that say which resource instance is meant. */
final class ResourceForm {
  /** Order of changes: shorter module paths first. */
  static final Comparator<InstanceAddress> ORDER =
      Comparator.comparingInt((InstanceAddress a) -> a.resource().module().calls().size())
          .thenComparing(Comparator.naturalOrder());

  private ResourceForm() {}

  /** {@code mode}, {@code type}, {@code name} and, with a key, {@code index}. */
  static void identity(InstanceAddress address, JsonWriter out) {
    ResourceAddress resource = address.resource();
    out.name("mode").string(mode(resource));
    out.name("type").string(resource.type());
    out.name("name").string(resource.name());
    switch (address.key()) {
      case InstanceKey.None _ -> {}
      case InstanceKey.Index index -> out.name("index").number(index.index());
      case InstanceKey.Name name -> out.name("index").string(name.name());
    }
  }

  static String mode(ResourceAddress resource) {
    return switch (resource.mode()) {
      case DATA -> "data";
      case MANAGED -> "managed";
    };
  }
}
