package io.portwright.provider.megaport.rules;

import io.portwright.provider.megaport.mve.MveType;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Size, image and vendor settings of new MVEs. */
final class EdgeChecks implements Check {

  private static final String CONFIG = "vendor_config";

  @Override
  public void over(Design design, Findings findings) {
    List<Planned> ordered = design.ordered(ProductKind.MVE);
    if (ordered.isEmpty()) {
      return;
    }
    Map<String, Json> sizes = new HashMap<>();
    design.facts().mveSizes().forEach(row -> sizes.put(row.textOr("size", ""), row));
    Map<Long, Json> images = new HashMap<>();
    for (Json row : design.facts().mveImages()) {
      row.whole("id").ifPresent(id -> images.put(id, row));
    }
    for (Planned item : ordered) {
      Optional<ObjectValue> config = Fields.object(item.after(), CONFIG);
      if (config.isPresent()) {
        Optional<Json> size =
            Fields.text(config.get(), "product_size")
                .map(text -> sizes.get(text.toUpperCase(Locale.ROOT)));
        size.ifPresent(row -> cores(design, item, row, findings));
        foreign(item, config.get(), findings);
        if (!images.isEmpty()) {
          image(item, config.get(), size, images, findings);
        }
      }
    }
  }

  private static void cores(Design design, Planned item, Json size, Findings findings) {
    OptionalLong id = Fields.whole(item.after(), "location_id");
    Optional<Json> location = id.isPresent() ? design.location(id.getAsLong()) : Optional.empty();
    OptionalLong cores = size.whole("cpuCoreCount");
    if (location.isEmpty() || cores.isEmpty()) {
      return;
    }
    long most = 0;
    for (Json zone : LocationChecks.zones(location.get(), item)) {
      OptionalLong limit = zone.whole("mveMaxCpuCoreCount");
      boolean open = zone.truth("mveAvailable").orElse(false) && limit.isEmpty();
      most = Math.max(most, open ? Long.MAX_VALUE : limit.orElse(0));
    }
    if (most > 0 && cores.getAsLong() > most) {
      findings.raise(
          "MVE-3",
          item,
          AttributePath.of(CONFIG, "product_size"),
          Map.of(
              "size", size.textOr("size", ""),
              "cores", String.valueOf(cores.getAsLong()),
              "name", location.get().textOr("name", "The location"),
              "most", String.valueOf(most),
              "zone", LocationChecks.inZone(item)));
    }
  }

  private static void foreign(Planned item, ObjectValue config, Findings findings) {
    for (String field : MveType.foreignSettings(config)) {
      findings.raise(
          "MVE-4",
          item,
          AttributePath.of(CONFIG, field),
          Map.of("field", field, "vendor", Fields.text(config, "vendor").orElse("")));
    }
  }

  private static void image(
      Planned item,
      ObjectValue config,
      Optional<Json> size,
      Map<Long, Json> images,
      Findings findings) {
    OptionalLong id = Fields.whole(config, "image_id");
    if (id.isEmpty()) {
      return;
    }
    AttributePath at = AttributePath.of(CONFIG, "image_id");
    String number = String.valueOf(id.getAsLong());
    Json image = images.get(id.getAsLong());
    if (image == null) {
      findings.raise("MVE-8", item, at, Map.of("image", number));
      return;
    }
    String real = image.textOr("vendor", "");
    Optional<String> vendor = Fields.text(config, "vendor");
    if (vendor.isPresent() && !plain(real).equals(plain(vendor.get()))) {
      findings.raise(
          "MVE-5", item, at, Map.of("image", number, "real", real, "vendor", vendor.get()));
    }
    List<String> offered =
        image.at("availableSizes").items().stream().flatMap(s -> s.text().stream()).toList();
    String label = size.map(row -> row.textOr("label", "")).orElse("");
    if (!label.isEmpty() && !offered.isEmpty() && !offered.contains(label)) {
      findings.raise(
          "MVE-7",
          item,
          AttributePath.of(CONFIG, "product_size"),
          Map.of(
              "image", number,
              "size", label,
              "offered", offered.stream().collect(Collectors.joining(", "))));
    }
  }

  /** Vendors are written in any case, with underscores, dashes or spaces. */
  private static String plain(String vendor) {
    return vendor.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
