package io.portwright.provider.megaport.data;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.Services.Standing;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code megaport_product}: one service of any kind, by its UID or by a name that only it has. */
public final class ProductData extends DataSource {

  private static final int SHOWN = 10;

  public ProductData() {
    super("megaport_product");
  }

  @Override
  public List<AttributeProblem> validate(ObjectValue configuration) {
    boolean uid = !configuration.attributes().getOrDefault("product_uid", Value.NULL).isNull();
    boolean name = !configuration.attributes().getOrDefault("product_name", Value.NULL).isNull();
    return uid || name
        ? List.of()
        : List.of(
            AttributeProblem.error(
                AttributePath.ROOT,
                "Missing product filter",
                "A product is found by product_uid or by product_name. Set one of them."));
  }

  @Override
  protected Answer<ObjectValue> find(ObjectValue configuration, Catalogue catalogue) {
    Optional<String> uid = Fields.text(configuration, "product_uid");
    return uid.isPresent()
        ? byUid(uid.get(), configuration, catalogue)
        : byName(configuration, catalogue);
  }

  private Answer<ObjectValue> byUid(String uid, ObjectValue configuration, Catalogue catalogue) {
    return switch (catalogue.services().standing(uid)) {
      case Standing.Found found ->
          isWanted(found.product(), configuration)
              ? Answer.of(Value.object(values(found.product().fields())))
              : none(
                  "Product not found",
                  "%s is the %s \"%s\", which does not match the other filters."
                      .formatted(
                          uid,
                          found.product().fields().textOr("productType", ""),
                          found.product().name()));
      case Standing.Gone gone -> none("Product not found", gone.evidence());
      case Standing.Unknown unknown -> Answer.refused(problem(unknown.why()));
    };
  }

  private static boolean isWanted(Product service, ObjectValue configuration) {
    Optional<String> name = Fields.text(configuration, "product_name");
    return (name.isEmpty() || name.get().equals(service.name()))
        && matches(configuration, "product_type", service.fields().textOr("productType", ""));
  }

  private Answer<ObjectValue> byName(ObjectValue configuration, Catalogue catalogue) {
    Checked<List<Product>> all = catalogue.services().all();
    if (all.value().isEmpty()) {
      return Answer.refused(problem(all.diagnostics().getFirst()));
    }
    List<Product> found =
        all.orThrow().stream()
            .filter(Product::isActive)
            .filter(service -> isWanted(service, configuration))
            .toList();
    String name = Fields.text(configuration, "product_name").orElse("");
    if (found.size() == 1) {
      return Answer.of(Value.object(values(found.getFirst().fields())));
    }
    if (found.isEmpty()) {
      return none(
          "Product not found",
          "No active service is called \"%s\". Names must match exactly, upper and lower case included."
              .formatted(name));
    }
    String list =
        found.stream()
            .limit(SHOWN)
            .map(service ->
                "    %s  %s".formatted(service.uid(), service.fields().textOr("productType", "")))
            .collect(Collectors.joining("\n"));
    return none(
        "Several products have this name",
        "%d active services are called \"%s\":\n\n%s\n\nSet product_uid to one of them."
            .formatted(found.size(), name, list));
  }
}
