package io.portwright.engine.machine;

import io.portwright.engine.config.ProviderSet;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Flag;
import io.portwright.provider.schema.Glossary;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.DataSourceType;
import io.portwright.provider.spi.Provider;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.value.Utf8Order;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/** Schemas of all providers, as {@code terraform providers schema -json} prints them. */
public final class SchemasJson {
  private static final String FORMAT = "1.0";
  private static final String BUILT_IN = "terraform";

  private final Glossary glossary;
  private final JsonWriter out;

  private SchemasJson(Glossary glossary, JsonWriter out) {
    this.glossary = glossary;
    this.out = out;
  }

  /** Writes one object. */
  public static void write(ProviderSet providers, JsonWriter out) {
    SortedMap<String, Provider> bySource = new TreeMap<>(Utf8Order.INSTANCE);
    providers.providers().forEach(provider -> bySource.put(provider.source(), provider));
    out.beginObject();
    out.name("format_version").string(FORMAT);
    out.name("provider_schemas").beginObject();
    bySource.forEach((source, provider) -> {
      out.name(source);
      new SchemasJson(provider.glossary(), out).provider(provider);
    });
    out.endObject();
    out.endObject();
  }

  private void provider(Provider provider) {
    out.beginObject();
    out.name("provider");
    schema("provider", provider.schema());
    types(
        "resource_schemas",
        provider.resourceTypes(),
        type -> provider.resourceType(type).map(ResourceType::schema).orElseThrow());
    types(
        "data_source_schemas",
        provider.dataSourceTypes(),
        type -> provider.dataSourceType(type).map(DataSourceType::schema).orElseThrow());
    if (provider.localName().equals(BUILT_IN)) {
      functions();
    }
    out.endObject();
  }

  private void types(String field, SortedSet<String> types, Function<String, Schema> schema) {
    if (types.isEmpty()) {
      return;
    }
    out.name(field).beginObject();
    for (String type : types) {
      out.name(type);
      schema(type, schema.apply(type));
    }
    out.endObject();
  }

  private void schema(String type, Schema schema) {
    out.beginObject();
    out.name("version").number(schema.version());
    if (!schema.attributes().isEmpty() || !schema.blocks().isEmpty()) {
      out.name("block");
      block(type, schema);
    }
    out.endObject();
  }

  private void block(String type, Schema schema) {
    out.beginObject();
    if (!schema.attributes().isEmpty()) {
      out.name("attributes");
      attributes(type, "", schema.attributes());
    }
    if (!schema.blocks().isEmpty()) {
      out.name("block_types").beginObject();
      schema
          .blocks()
          .forEach((name, nested) -> {
            out.name(name).beginObject();
            out.name("nesting_mode").string(lower(nested.nesting()));
            out.name("block");
            block(type, nested.schema());
            limit("min_items", nested.minItems());
            limit("max_items", nested.maxItems());
            out.endObject();
          });
      out.endObject();
    }
    out.optional("description", glossary.type(type));
    out.name("description_kind").string("plain");
    out.endObject();
  }

  private void limit(String name, int items) {
    if (items > 0 && items < Integer.MAX_VALUE) {
      out.name(name).number(items);
    }
  }

  /** The attributes of a block or nested object, {@code prefix} being the way to it. */
  private void attributes(String type, String prefix, Map<String, Attribute> attributes) {
    out.beginObject();
    attributes.forEach((name, attribute) -> {
      out.name(name);
      attribute(type, prefix + name, attribute);
    });
    out.endObject();
  }

  private void attribute(String type, String path, Attribute attribute) {
    out.beginObject();
    switch (attribute.shape()) {
      case Attribute.Shape.Plain plain -> ValueForms.type(plain.type(), out.name("type"));
      case Attribute.Shape.Nested nested -> {
        out.name("nested_type").beginObject();
        out.name("attributes");
        attributes(type, path + ".", nested.attributes());
        out.name("nesting_mode").string(lower(nested.nesting()));
        out.endObject();
      }
    }
    String description = glossary.attribute(type, path, attribute);
    out.optional("description", description);
    out.name("description_kind").string(description.isEmpty() ? "plain" : "markdown");
    flag("deprecated", attribute.has(Flag.DEPRECATED));
    flag("required", attribute.isRequired());
    flag("optional", attribute.isConfigurable() && !attribute.isRequired());
    flag("computed", attribute.isComputed());
    flag("sensitive", attribute.has(Flag.SENSITIVE));
    flag("write_only", attribute.has(Flag.WRITE_ONLY));
    out.endObject();
  }

  private void flag(String name, boolean set) {
    if (set) {
      out.name(name).bool(true);
    }
  }

  private static String lower(Attribute.Nesting nesting) {
    return nesting.name().toLowerCase(Locale.ROOT);
  }

  // ---- functions of the built-in provider ----

  private void functions() {
    out.name("functions").beginObject();
    function("decode_tfvars", "Values that the text of a .tfvars file sets", "dynamic", "src");
    function("encode_expr", "A value as an expression of the language", "string", "value");
    function("encode_tfvars", "An object as the text of a .tfvars file", "string", "value");
    out.endObject();
  }

  private void function(String name, String summary, String returns, String parameter) {
    out.name(name).beginObject();
    out.name("summary").string(summary);
    out.name("return_type").string(returns);
    out.name("parameters").beginArray();
    out.beginObject();
    out.name("name").string(parameter);
    out.name("type").string(parameter.equals("src") ? "string" : "dynamic");
    out.endObject();
    out.endArray();
    out.endObject();
  }
}
