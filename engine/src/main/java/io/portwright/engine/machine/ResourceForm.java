package io.portwright.engine.machine;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.provider.value.Utf8Order;
import java.util.Comparator;
import java.util.List;

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

  /** The module that the call is in; a bug of ours for the root module. */
  static ModuleAddress parent(ModuleAddress module) {
    List<ModuleAddress.Call> calls = module.calls();
    return new ModuleAddress(calls.subList(0, calls.size() - 1));
  }

  /** Order of texts of addresses, as Terraform sorts resources of one module. */
  static int byText(Object a, Object b) {
    return Utf8Order.INSTANCE.compare(a.toString(), b.toString());
  }
}
