package io.portwright.engine.machine;

import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.InputVariable;
import io.portwright.engine.config.OutputValue;
import io.portwright.engine.config.ProviderBlock;
import io.portwright.engine.config.ProviderKey;
import io.portwright.engine.config.ProviderSet;
import io.portwright.engine.config.Repetition;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.config.Settings;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.Provider;
import io.portwright.provider.value.Utf8Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The configuration inside a plan: what is declared, and what refers to what. */
final class ConfigurationJson {
  private final ProviderSet providers;
  private final Configuration root;
  private final JsonWriter out;

  ConfigurationJson(ProviderSet providers, Configuration root, JsonWriter out) {
    this.providers = providers;
    this.root = root;
    this.out = out;
  }

  void write() {
    out.beginObject();
    providerConfigurations();
    out.name("root_module");
    module(root);
    out.endObject();
  }

  // ---- providers ----

  private void providerConfigurations() {
    SortedMap<String, Optional<ProviderBlock>> found = new TreeMap<>(Utf8Order.INSTANCE);
    root.providers().forEach(block -> found.put(block.key().toString(), Optional.of(block)));
    root.settings()
        .requiredProviders()
        .keySet()
        .forEach(name -> found.putIfAbsent(name, Optional.empty()));
    for (ResourceBlock block : root.resources().values()) {
      found.putIfAbsent(block.provider().localName(), Optional.empty());
    }
    if (found.isEmpty()) {
      return;
    }
    out.name("provider_config").beginObject();
    found.forEach((key, block) -> {
      out.name(key);
      provider(block.map(ProviderBlock::key).orElse(new ProviderKey(key, Optional.empty())), block);
    });
    out.endObject();
  }

  private void provider(ProviderKey key, Optional<ProviderBlock> block) {
    Optional<Settings.RequiredProvider> required =
        Optional.ofNullable(root.settings().requiredProviders().get(key.localName()));
    out.beginObject();
    out.name("name").string(key.localName());
    out.name("full_name")
        .string(
            required
                .map(Settings.RequiredProvider::source)
                .or(() -> providers.named(key.localName()).map(Provider::source))
                .orElse(key.localName()));
    out.optional("alias", key.alias().orElse(""));
    out.optional("version_constraint", required.map(Settings.RequiredProvider::version).orElse(""));
    block.ifPresent(found -> expressions(found.body(), found.schema()));
    out.endObject();
  }

  // ---- modules ----

  private void module(Configuration module) {
    out.beginObject();
    if (!module.outputs().isEmpty()) {
      out.name("outputs").beginObject();
      module
          .outputs()
          .forEach((name, output) -> {
            out.name(name);
            output(output);
          });
      out.endObject();
    }
    List<ResourceBlock> blocks = new ArrayList<>();
    module.resources().values().stream().filter(b -> !b.address().isData()).forEach(blocks::add);
    module.resources().values().stream().filter(b -> b.address().isData()).forEach(blocks::add);
    if (!blocks.isEmpty()) {
      out.name("resources").beginArray();
      blocks.forEach(this::resource);
      out.endArray();
    }
    if (!module.variables().isEmpty()) {
      out.name("variables").beginObject();
      module
          .variables()
          .forEach((name, variable) -> {
            out.name(name);
            variable(variable);
          });
      out.endObject();
    }
    out.endObject();
  }

  private void output(OutputValue output) {
    out.beginObject();
    if (output.isSensitive()) {
      out.name("sensitive").bool(true);
    }
    ExpressionJson.write(output.value(), out.name("expression"));
    dependsOn(output.dependsOn());
    out.optional("description", output.description());
    out.endObject();
  }

  private void variable(InputVariable variable) {
    out.beginObject();
    variable.fallback().ifPresent(value -> ValueForms.known(value, out.name("default")));
    out.optional("description", variable.description());
    if (variable.is(InputVariable.Flag.SENSITIVE)) {
      out.name("sensitive").bool(true);
    }
    out.endObject();
  }

  private void resource(ResourceBlock block) {
    out.beginObject();
    out.name("address").string(block.address().toString());
    out.name("mode").string(ResourceForm.mode(block.address()));
    out.name("type").string(block.address().type());
    out.name("name").string(block.address().name());
    out.name("provider_config_key").string(block.provider().toString());
    expressions(block.body(), block.schema());
    out.name("schema_version").number(block.schema().version());
    repetition(block.repetition());
    dependsOn(block.dependsOn());
    out.endObject();
  }

  private void repetition(Repetition repetition) {
    switch (repetition) {
      case Repetition.Single _ -> {}
      case Repetition.Count count -> repetition("count_expression", count.amount());
      case Repetition.ForEach each -> repetition("for_each_expression", each.collection());
    }
  }

  private void repetition(String field, Expression expression) {
    if (ExpressionJson.isTelling(expression)) {
      ExpressionJson.write(expression, out.name(field));
    }
  }

  private void dependsOn(List<Traversal> references) {
    if (!references.isEmpty()) {
      out.name("depends_on").beginArray();
      references.forEach(reference -> out.string(ReferenceTexts.subject(reference)));
      out.endArray();
    }
  }

  // ---- arguments ----

  private void expressions(BodyNode body, Schema schema) {
    SortedMap<String, Runnable> fields = fields(body, schema);
    if (!fields.isEmpty()) {
      out.name("expressions");
      object(fields);
    }
  }

  private void object(SortedMap<String, Runnable> fields) {
    out.beginObject();
    fields.forEach((name, value) -> {
      out.name(name);
      value.run();
    });
    out.endObject();
  }

  /** Arguments and nested blocks that the schema knows; meta-arguments are not among them. */
  private SortedMap<String, Runnable> fields(BodyNode body, Schema schema) {
    SortedMap<String, Runnable> fields = new TreeMap<>(Utf8Order.INSTANCE);
    for (AttributeNode attribute : body.attributes()) {
      if (schema.attribute(attribute.name()).isPresent()) {
        fields.put(attribute.name(), () -> ExpressionJson.write(attribute.expression(), out));
      }
    }
    for (Map.Entry<String, Schema.NestedBlock> nested : schema.blocks().entrySet()) {
      List<BlockNode> blocks =
          body.blocks().stream().filter(b -> b.type().equals(nested.getKey())).toList();
      if (!blocks.isEmpty()) {
        fields.put(nested.getKey(), () -> nested(blocks, nested.getValue()));
      }
    }
    return fields;
  }

  private void nested(List<BlockNode> blocks, Schema.NestedBlock shape) {
    switch (shape.nesting()) {
      case SINGLE -> object(fields(blocks.getFirst().body(), shape.schema()));
      case LIST, SET, MAP -> {
        out.beginArray();
        blocks.forEach(block -> object(fields(block.body(), shape.schema())));
        out.endArray();
      }
    }
  }
}
