package io.portwright.engine.machine;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.InputVariable;
import io.portwright.engine.config.OutputValue;
import io.portwright.engine.config.ProviderSet;
import io.portwright.engine.config.Repetition;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.Utf8Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The configuration inside a plan: what is declared, and what refers to what. */
final class ConfigurationJson {
  private final ProviderKeys keys;
  private final Configuration root;
  private final JsonWriter out;

  ConfigurationJson(ProviderSet providers, Configuration root, JsonWriter out) {
    this.keys = new ProviderKeys(providers, root);
    this.root = root;
    this.out = out;
  }

  void write() {
    out.beginObject();
    providerConfigurations();
    out.name("root_module");
    module(ModuleAddress.ROOT, root);
    out.endObject();
  }

  // ---- providers ----

  private void providerConfigurations() {
    if (keys.entries().isEmpty()) {
      return;
    }
    out.name("provider_config").beginObject();
    keys.entries()
        .forEach((key, entry) -> {
          out.name(key);
          provider(entry);
        });
    out.endObject();
  }

  private void provider(ProviderKeys.Entry entry) {
    out.beginObject();
    out.name("name").string(entry.name());
    out.name("full_name").string(entry.source());
    out.optional("alias", entry.alias().orElse(""));
    out.optional("version_constraint", entry.version());
    out.optional("module_address", entry.module().toString());
    entry.block().ifPresent(block -> expressions(block.body(), block.schema()));
    out.endObject();
  }

  // ---- modules ----

  private void module(ModuleAddress path, Configuration module) {
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
      blocks.forEach(block -> resource(path, block));
      out.endArray();
    }
    calls(path, module);
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

  private void calls(ModuleAddress path, Configuration module) {
    if (module.calls().isEmpty()) {
      return;
    }
    out.name("module_calls").beginObject();
    module
        .calls()
        .forEach((name, call) -> {
          out.name(name).beginObject();
          out.optional("source", call.source().text());
          if (!call.arguments().isEmpty()) {
            out.name("expressions").beginObject();
            call.arguments()
                .forEach((argument, given) ->
                    ExpressionJson.write(given.expression(), out.name(argument)));
            out.endObject();
          }
          repetition(call.repetition());
          Configuration called = module.modules().get(name);
          if (called != null) {
            out.name("module");
            module(path.child(name, InstanceKey.NONE), called);
          }
          out.optional("version_constraint", call.version().orElse(""));
          dependsOn(call.dependsOn());
          out.endObject();
        });
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

  private void resource(ModuleAddress path, ResourceBlock block) {
    out.beginObject();
    out.name("address").string(block.address().toString());
    out.name("mode").string(ResourceForm.mode(block.address()));
    out.name("type").string(block.address().type());
    out.name("name").string(block.address().name());
    out.name("provider_config_key").string(keys.of(path, block.provider()));
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
