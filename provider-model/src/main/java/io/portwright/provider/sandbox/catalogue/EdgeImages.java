package io.portwright.provider.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Images and sizes of MVEs. */
public final class EdgeImages {
  /** Sample ids of documentation that belong to no vendor; they order like {@link #ALIASED}. */
  private static final Set<Integer> PLACEHOLDERS = Set.of(1, 123);

  private static final int ALIASED = 92;

  private final Rows images = Rows.of("mve-images.json");
  private final Lazy<Rows> sizes = new Lazy<>(() -> Rows.of("mve-sizes.json"));

  /**
   * One image.
   *
   * @param vendor as the API shows it, such as {@code Palo Alto}
   * @param sizes labels of the sizes it runs in, such as {@code MVE 2/8}
   */
  public record Image(
      int id, String vendor, String product, String version, String code, List<String> sizes) {
    public Image {
      sizes = List.copyOf(sizes);
    }

    /** Vendor as orders name it: {@code palo_alto}. */
    public String vendorKey() {
      return vendor.toLowerCase(Locale.ROOT).replace(' ', '_');
    }
  }

  /** One size; {@code label} reads {@code MVE cores/GB}. */
  public record Size(String name, String label, int cores, int ramGb) {

    /** What its vendors promise, Mbps; inferred, the API's own list leaves it out. */
    int bandwidth() {
      return switch (cores) {
        case 2 -> 500;
        case 4 -> 1000;
        case 8 -> 5000;
        default -> 10_000;
      };
    }
  }

  /** The answer of the list by product. */
  public byte[] answer() {
    return images.bytes();
  }

  /** The answer of the sizes. */
  public byte[] sizesAnswer() {
    return sizes.value().bytes();
  }

  /** The older flat list. */
  public ArrayNode flat() {
    ArrayNode list = Json.array();
    for (JsonNode product : images.all()) {
      for (JsonNode image : product.path("images")) {
        ObjectNode row = Json.object();
        row.set("id", image.path("id"));
        row.set("version", image.path("version"));
        row.set("product", product.path("product"));
        row.set("vendor", product.path("vendor"));
        row.set("vendorDescription", image.path("vendorDescription"));
        row.set("releaseImage", image.path("releaseImage"));
        row.set("productCode", image.path("productCode"));
        list.add(row);
      }
    }
    return list;
  }

  public Optional<Image> find(int id) {
    int wanted = PLACEHOLDERS.contains(id) ? ALIASED : id;
    for (JsonNode product : images.all()) {
      for (JsonNode image : product.path("images")) {
        if (image.path("id").asInt() == wanted) {
          return Optional.of(image(product, image));
        }
      }
    }
    return Optional.empty();
  }

  private static Image image(JsonNode product, JsonNode image) {
    List<String> sizes = new ArrayList<>();
    image.path("availableSizes").forEach(size -> sizes.add(size.asText()));
    return new Image(
        image.path("id").asInt(),
        product.path("vendor").asText(),
        product.path("product").asText(),
        image.path("version").asText(),
        image.path("productCode").asText(),
        sizes);
  }

  /** A size by its name or its label. */
  public Optional<Size> size(String nameOrLabel) {
    for (JsonNode row : sizes.value().all()) {
      String name = row.path("size").asText();
      String label = row.path("label").asText();
      if (name.equalsIgnoreCase(nameOrLabel) || label.equals(nameOrLabel)) {
        int cores = row.path("cpuCoreCount").asInt();
        return Optional.of(new Size(name, label, cores, row.path("ramGB").asInt()));
      }
    }
    return Optional.empty();
  }
}
