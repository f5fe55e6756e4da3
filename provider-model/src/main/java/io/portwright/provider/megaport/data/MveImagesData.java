package io.portwright.provider.megaport.data;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;

/** {@code megaport_mve_images}: images of virtual edges, in the API's order, newest first. */
public final class MveImagesData extends DataSource {

  public MveImagesData() {
    super("megaport_mve_images");
  }

  @Override
  protected Answer<ObjectValue> find(ObjectValue configuration, Catalogue catalogue) {
    Answer<List<Json>> all = catalogue.mveImages();
    if (all.value().isEmpty()) {
      return new Answer<>(Optional.empty(), all.problems());
    }
    List<Json> found =
        all.value().get().stream().filter(image -> isWanted(image, configuration)).toList();
    if (found.isEmpty()) {
      return none(
          "MVE image not found",
          "No image matches all filters of this data source. Remove filters one by one to see"
              + " which of them excludes it.");
    }
    return Answer.of(withRows(configuration, "mve_images", found));
  }

  private static boolean isWanted(Json image, ObjectValue configuration) {
    Optional<Boolean> release = Fields.truth(configuration, "release_image_filter");
    return matches(configuration, "id_filter", image.whole("id"))
        && matches(configuration, "version_filter", image.textOr("version", ""))
        && matches(configuration, "product_filter", image.textOr("product", ""))
        && isVendor(configuration, image.textOr("vendor", ""))
        && matches(configuration, "product_code_filter", image.textOr("productCode", ""))
        && (release.isEmpty() || image.truth("releaseImage").equals(release));
  }

  /** The list says {@code Palo_Alto} where people and older lists say {@code Palo Alto}. */
  private static boolean isVendor(ObjectValue configuration, String vendor) {
    return matches(configuration, "vendor_filter", vendor)
        || matches(configuration, "vendor_filter", vendor.replace('_', ' '));
  }
}
