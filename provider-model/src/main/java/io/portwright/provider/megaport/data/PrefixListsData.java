package io.portwright.provider.megaport.data;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.FromWire;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * {@code megaport_mcr_prefix_filter_lists}: the lists of an MCR in the order of their numbers, with
 * the lengths that the service reports.
 */
public final class PrefixListsData extends DataSource {

  private static final String LISTS = "prefix_filter_lists";

  public PrefixListsData() {
    super("megaport_mcr_prefix_filter_lists");
  }

  @Override
  protected Answer<ObjectValue> find(ObjectValue configuration, Catalogue catalogue) {
    String router = Fields.text(configuration, "mcr_id").orElse("");
    String path = "/v2/product/mcr2/" + router + "/prefixList";
    Answer<Json> summaries = catalogue.look(path + "s", "list the prefix filter lists");
    if (summaries.value().isEmpty()) {
      return new Answer<>(Optional.empty(), summaries.problems());
    }
    List<Long> numbers =
        summaries.value().get().items().stream()
            .flatMap(row -> row.whole("id").stream().boxed())
            .sorted(Comparator.naturalOrder())
            .toList();
    List<Json> rows = new ArrayList<>();
    List<AttributeProblem> problems = new ArrayList<>();
    catalogue
        .lookAll(
            numbers.stream().map(number -> path + "/" + number).toList(),
            "read a prefix filter list")
        .forEach(one -> {
          one.value().ifPresent(rows::add);
          problems.addAll(one.problems());
        });
    Attribute lists = schema().attribute(LISTS).orElseThrow();
    return problems.isEmpty()
        ? Answer.of(configuration.with(LISTS, FromWire.value(lists, Json.array(rows))))
        : new Answer<>(Optional.empty(), problems);
  }
}
