package io.portwright.cli.command;

import io.portwright.cli.view.SchemaPage;
import io.portwright.cli.view.SchemaView;
import io.portwright.cli.view.SchemaView.Word;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.schema.Glossary;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.DataSourceType;
import io.portwright.provider.spi.Provider;
import io.portwright.provider.spi.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** {@code portwright schema [TYPE]}: what may stand in a block of a type. */
final class SchemaCommand implements Subcommand {

  private final CommonOptions common = new CommonOptions();
  private boolean markdown;
  private boolean data;
  private String type = "";

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    flags.flag("-markdown", "as a Markdown page", given -> markdown = given);
    flags.flag(
        "-data", "the data source, where a resource has the same name", given -> data = given);
    flags.optionalWord(String.class, "[TYPE]", given -> type = given);
  }

  /** A type with everything that is known about it. */
  private record Found(Word word, Schema schema, Glossary glossary) {}

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common)) {
      if (type.isEmpty()) {
        bench.print(overview(bench));
        return OK;
      }
      Optional<Found> found = find(bench.providers().providers());
      if (found.isEmpty()) {
        bench.add(List.of(unknown(bench.providers().providers())));
        return bench.report();
      }
      Found known = found.get();
      bench.print(
          markdown
              ? new SchemaPage(known.glossary()).render(known.word(), type, known.schema())
              : new SchemaView(bench.style(), known.glossary())
                  .render(known.word(), type, known.schema()));
      return OK;
    }
  }

  private Optional<Found> find(List<Provider> providers) {
    List<Found> found = new ArrayList<>();
    for (Provider provider : providers) {
      Glossary glossary = provider.glossary();
      if (!data) {
        provider
            .resourceType(type)
            .map(ResourceType::schema)
            .ifPresent(schema -> found.add(new Found(Word.RESOURCE, schema, glossary)));
      }
      provider
          .dataSourceType(type)
          .map(DataSourceType::schema)
          .ifPresent(schema -> found.add(new Found(Word.DATA, schema, glossary)));
      if (provider.localName().equals(type)) {
        found.add(new Found(Word.PROVIDER, provider.schema(), glossary));
      }
    }
    return found.stream().findFirst();
  }

  private static List<String> overview(Workbench bench) {
    List<String> lines = new ArrayList<>();
    for (Provider provider : bench.providers().providers()) {
      SchemaView view = new SchemaView(bench.style(), provider.glossary());
      lines.add((lines.isEmpty() ? "" : "\n") + "Resources of " + provider.localName());
      lines.addAll(view.overview(provider.resourceTypes()));
      lines.add("\nData sources of " + provider.localName());
      lines.addAll(view.overview(provider.dataSourceTypes()));
    }
    lines.add("\nOne of them in full: portwright schema megaport_port");
    return lines;
  }

  private Diagnostic unknown(List<Provider> providers) {
    TreeSet<String> names = new TreeSet<>();
    providers.forEach(provider -> {
      names.addAll(provider.resourceTypes());
      names.addAll(provider.dataSourceTypes());
    });
    return Diagnostic.error(
        "No such type",
        "No provider here has a type with the name "
            + type
            + "."
            + NearName.hint(type, names)
            + "\n\nWhat there is:\n\n    portwright schema");
  }
}
