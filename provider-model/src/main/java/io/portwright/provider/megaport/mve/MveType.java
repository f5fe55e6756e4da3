package io.portwright.provider.megaport.mve;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.Items;
import io.portwright.provider.megaport.product.Lookups;
import io.portwright.provider.megaport.product.ServiceType;
import io.portwright.provider.megaport.product.ToWire;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code megaport_mve}: a virtual machine of a vendor at a location. The API never tells a vendor
 * configuration, so it is kept as ordered; any change of it but the case of two names is a new MVE.
 * Descriptions of vNICs change in place.
 */
public final class MveType extends ServiceType {

  private static final String CONFIG = "vendor_config";
  private static final String VNICS = "vnics";
  private static final int MAX_VNICS = 5;
  private static final Set<String> COMMON =
      Set.of("vendor", "image_id", "product_size", "mve_label");

  public MveType() {
    super("megaport_mve", ProductKind.MVE);
  }

  @Override
  public List<AttributeProblem> validate(ObjectValue configuration) {
    List<AttributeProblem> problems = new ArrayList<>();
    Value vnics = configuration.attributes().getOrDefault(VNICS, Value.NULL);
    if (vnics.isPresent() && vnics.parts().size() > MAX_VNICS) {
      problems.add(
          AttributeProblem.error(
              AttributePath.of(VNICS),
              "Too many vNICs",
              "An MVE has at most %d vNICs, but %d are given. Remove some of them."
                  .formatted(MAX_VNICS, vnics.parts().size())));
    }
    Fields.object(configuration, CONFIG).ifPresent(config -> checkVendor(config, problems));
    return problems;
  }

  private static void checkVendor(ObjectValue config, List<AttributeProblem> problems) {
    Optional<String> name = Fields.text(config, "vendor");
    if (name.isEmpty()) {
      return;
    }
    Optional<Vendor> vendor = Vendor.of(name.get());
    if (vendor.isEmpty()) {
      problems.add(
          AttributeProblem.error(
              AttributePath.of(CONFIG, "vendor"),
              "Unknown MVE vendor",
              "There is no vendor \"%s\". Use one of: %s.".formatted(name.get(), Vendor.list())));
      return;
    }
    for (String field : vendor.get().required()) {
      Value value = config.attributes().getOrDefault(field, Value.NULL);
      if (value.isNull()) {
        problems.add(
            AttributeProblem.error(
                AttributePath.of(CONFIG, field),
                "Missing vendor setting",
                "An MVE of vendor \"%s\" needs %s in vendor_config. Add it."
                    .formatted(vendor.get().label(), field)));
      }
    }
  }

  /** Fields of {@code vendor_config} that are set although its vendor does not read them. */
  public static List<String> foreignSettings(ObjectValue config) {
    Optional<Vendor> vendor = Fields.text(config, "vendor").flatMap(Vendor::of);
    return vendor.isEmpty()
        ? List.of()
        : config.attributes().entrySet().stream()
            .filter(field -> field.getValue().isPresent())
            .map(Map.Entry::getKey)
            .filter(field -> !COMMON.contains(field) && !vendor.get().takes(field))
            .toList();
  }

  @Override
  protected ObjectValue normalised(
      ObjectValue prior, ObjectValue configuration, List<AttributeProblem> problems) {
    ObjectValue wanted = super.normalised(prior, configuration, problems);
    Optional<ObjectValue> before = Fields.object(prior, CONFIG);
    Optional<ObjectValue> config = Fields.object(wanted, CONFIG);
    if (before.isEmpty() && config.isPresent()) {
      problems.add(
          AttributeProblem.warning(
              AttributePath.of(CONFIG),
              "Vendor settings only recorded",
              "The service tells the vendor and the size of an MVE, and nothing else of these"
                  + " settings. The others are recorded as if they had been ordered, and nothing"
                  + " is sent."));
    }
    if (before.isEmpty() || config.isEmpty()) {
      return wanted;
    }
    ObjectValue same = config.get();
    for (String field : List.of("vendor", "product_size")) {
      Optional<String> now = Fields.text(same, field);
      if (now.isPresent()
          && now.get().equalsIgnoreCase(Fields.text(before.get(), field).orElse(""))) {
        same = same.with(field, before.get().attribute(field));
      }
    }
    return wanted.with(CONFIG, same);
  }

  /** Settings of the vendor never change, and neither does the number of vNICs. */
  @Override
  protected Set<AttributePath> replacements(ObjectValue prior, ObjectValue planned) {
    Set<AttributePath> paths = new TreeSet<>();
    if (isOtherVendor(prior, planned)) {
      paths.add(AttributePath.of(CONFIG));
    }
    Value before = prior.attribute(VNICS);
    Value after = planned.attribute(VNICS);
    boolean counted = before.isPresent() && after.isKnown();
    if (counted && before.parts().size() != after.parts().size()) {
      paths.add(AttributePath.of(VNICS));
    }
    return paths;
  }

  private static boolean isOtherVendor(ObjectValue prior, ObjectValue planned) {
    if (Fields.object(prior, CONFIG).isPresent()) {
      return Fields.differ(prior, planned, CONFIG);
    }
    Optional<ObjectValue> config = Fields.object(planned, CONFIG);
    return config.isEmpty()
        || !sameVendor(Fields.text(config.get(), "vendor"), Fields.text(prior, "vendor"))
        || !same(Fields.text(config.get(), "product_size"), Fields.text(prior, "mve_size"));
  }

  /** Services list a vendor as {@code Palo Alto} that orders name {@code palo_alto}. */
  private static boolean sameVendor(Optional<String> wanted, Optional<String> listed) {
    return same(wanted.map(MveType::joined), listed.map(MveType::joined));
  }

  private static String joined(String vendor) {
    return vendor.replace(' ', '_');
  }

  private static boolean same(Optional<String> wanted, Optional<String> listed) {
    return listed.isEmpty() || listed.get().equalsIgnoreCase(wanted.orElse(""));
  }

  @Override
  public Answer<Json.Obj> order(
      ObjectValue planned, Optional<String> fingerprint, Lookups lookups) {
    Json.Obj item = Items.order(kind(), planned, fingerprint);
    Optional<ObjectValue> config = Fields.object(planned, CONFIG);
    if (config.isPresent()) {
      item = item.with("vendorConfig", vendorConfig(config.get()));
    }
    Json vnics = vnics(planned);
    return Answer.of(vnics.items().isEmpty() ? item : item.with(VNICS, vnics));
  }

  /** Descriptions by index, which is all that a vNIC has of its own. */
  private static Json vnics(ObjectValue planned) {
    List<Json> vnics = new ArrayList<>();
    for (Value vnic : planned.attribute(VNICS).parts()) {
      if (vnic instanceof ObjectValue object) {
        vnics.add(Json.EMPTY.withText("description", Fields.text(object, "description")));
      }
    }
    return Json.array(vnics);
  }

  private static Json.Obj vendorConfig(ObjectValue config) {
    Optional<Vendor> vendor = Fields.text(config, "vendor").flatMap(Vendor::of);
    SortedMap<String, Value> sent = new TreeMap<>();
    for (Map.Entry<String, Value> field : config.attributes().entrySet()) {
      boolean used =
          COMMON.contains(field.getKey()) || vendor.isEmpty() || vendor.get().takes(field.getKey());
      boolean off = field.getKey().equals("manage_locally") && field.getValue().equals(Value.FALSE);
      if (used && !off) {
        sent.put(field.getKey(), field.getValue());
      }
    }
    Json.Obj wire = ToWire.object(Value.object(sent));
    Optional<String> size = wire.text("productSize");
    return size.isPresent() ? wire.with("productSize", size.get().toUpperCase(Locale.ROOT)) : wire;
  }

  @Override
  public Answer<Json.Obj> changes(ObjectValue before, ObjectValue after, Lookups lookups) {
    Json.Obj body = Items.changes(before, after);
    return Answer.of(Fields.differ(before, after, VNICS) ? body.with(VNICS, vnics(after)) : body);
  }

  @Override
  protected Value value(
      Attribute attribute, Product product, List<Product> group, ObjectValue recorded) {
    return attribute.name().equals(CONFIG)
        ? recorded.attribute(CONFIG)
        : super.value(attribute, product, group, recorded);
  }
}
