package io.portwright.engine.syntax.json;

import io.portwright.engine.syntax.json.BodyForm.ArgumentsOnly;
import io.portwright.engine.syntax.json.BodyForm.BlockForm;
import io.portwright.engine.syntax.json.BodyForm.Mixed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The forms of Terraform's own blocks. */
final class LanguageForms {
  private static final BodyForm TEMPLATES = mixed(Map.of(), Map.of(), Meaning.TEMPLATE);
  private static final BodyForm LITERALS = mixed(Map.of(), Map.of(), Meaning.LITERAL);
  private static final BlockForm RULE = BlockForm.plain(TEMPLATES);

  /** Types that are reserved in blocks whose other contents belong to a provider or module. */
  private static final BlockForm RESERVED = BlockForm.plain(TEMPLATES);

  private static final BlockForm PROVISIONER =
      BlockForm.labelled(
          "type",
          mixed(
              Map.of("connection", RESERVED),
              Map.of("when", Meaning.NAME, "on_failure", Meaning.NAME),
              Meaning.TEMPLATE));

  private final NestedBlocks.Source providers;

  private LanguageForms(NestedBlocks.Source providers) {
    this.providers = providers;
  }

  /** A file of variables: only arguments, and nothing in them is evaluated. */
  static BodyForm variables() {
    return new BodyForm.Variables();
  }

  /** A configuration file. */
  static BodyForm configuration(NestedBlocks.Source providers) {
    LanguageForms forms = new LanguageForms(providers);
    return mixed(
        Map.ofEntries(
            Map.entry("terraform", BlockForm.plain(terraform())),
            Map.entry("provider", new BlockForm(List.of("name"), labels -> forms.provider(labels))),
            Map.entry("variable", BlockForm.labelled("name", variable())),
            Map.entry("locals", BlockForm.plain(new ArgumentsOnly(Meaning.TEMPLATE))),
            Map.entry("output", BlockForm.labelled("name", output())),
            Map.entry("module", BlockForm.labelled("name", module())),
            Map.entry("resource", forms.resource("resource")),
            Map.entry("data", forms.resource("data")),
            Map.entry("ephemeral", forms.resource("ephemeral")),
            Map.entry("moved", BlockForm.plain(moved())),
            Map.entry("removed", BlockForm.plain(removed())),
            Map.entry("import", BlockForm.plain(imported())),
            Map.entry("check", BlockForm.labelled("name", forms.check()))),
        Map.of(),
        Meaning.TEMPLATE);
  }

  private static BodyForm mixed(
      Map<String, BlockForm> blocks, Map<String, Meaning> arguments, Meaning others) {
    return new Mixed(blocks, arguments, others);
  }

  private static BodyForm terraform() {
    return mixed(
        Map.of(
            "backend", BlockForm.labelled("type", LITERALS),
            "cloud",
                BlockForm.plain(
                    mixed(
                        Map.of("workspaces", BlockForm.plain(LITERALS)),
                        Map.of(),
                        Meaning.LITERAL)),
            "required_providers", BlockForm.plain(new ArgumentsOnly(Meaning.REQUIREMENT)),
            "provider_meta", BlockForm.labelled("provider", TEMPLATES)),
        Map.of("language", Meaning.NAME, "experiments", Meaning.REFERENCES),
        Meaning.LITERAL);
  }

  private static BodyForm variable() {
    return mixed(Map.of("validation", RULE), Map.of("type", Meaning.TYPE), Meaning.LITERAL);
  }

  private static BodyForm output() {
    return mixed(
        Map.of("precondition", RULE, "postcondition", RULE),
        Map.of("value", Meaning.TEMPLATE, "depends_on", Meaning.REFERENCES),
        Meaning.LITERAL);
  }

  private static BodyForm module() {
    return mixed(
        Map.of(
            "_", RESERVED,
            "lifecycle", RESERVED,
            "locals", RESERVED,
            "provider", BlockForm.labelled("type", TEMPLATES)),
        Map.of(
            "source", Meaning.LITERAL,
            "version", Meaning.LITERAL,
            "depends_on", Meaning.REFERENCES,
            "providers", Meaning.PROVIDERS),
        Meaning.TEMPLATE);
  }

  private static BodyForm moved() {
    return mixed(
        Map.of(), Map.of("from", Meaning.REFERENCE, "to", Meaning.REFERENCE), Meaning.TEMPLATE);
  }

  private static BodyForm removed() {
    return mixed(
        Map.of(
            "lifecycle", BlockForm.plain(LITERALS),
            "connection", RESERVED,
            "provisioner", PROVISIONER),
        Map.of("from", Meaning.REFERENCE),
        Meaning.TEMPLATE);
  }

  private static BodyForm imported() {
    return mixed(
        Map.of(), Map.of("to", Meaning.EXPRESSION, "provider", Meaning.NAME), Meaning.TEMPLATE);
  }

  private BodyForm check() {
    return mixed(Map.of("assert", RULE, "data", resource("data")), Map.of(), Meaning.TEMPLATE);
  }

  private BodyForm provider(List<String> labels) {
    Map<String, BlockForm> blocks = nested(providers.in("provider", labels.getFirst()));
    blocks.put("_", RESERVED);
    blocks.put("lifecycle", RESERVED);
    blocks.put("locals", RESERVED);
    return mixed(
        blocks, Map.of("alias", Meaning.LITERAL, "version", Meaning.LITERAL), Meaning.TEMPLATE);
  }

  private BlockForm resource(String block) {
    return new BlockForm(
        List.of("type", "name"), labels -> resource(providers.in(block, labels.getFirst())));
  }

  private static BodyForm resource(NestedBlocks inside) {
    Map<String, BlockForm> blocks = nested(inside);
    BodyForm lifecycle =
        mixed(
            Map.of("precondition", RULE, "postcondition", RULE),
            Map.of(
                "ignore_changes", Meaning.REFERENCES_OR_ALL,
                "replace_triggered_by", Meaning.EXPRESSIONS),
            Meaning.LITERAL);
    blocks.put("lifecycle", BlockForm.plain(lifecycle));
    blocks.put("locals", RESERVED);
    blocks.put("connection", RESERVED);
    blocks.put("provisioner", PROVISIONER);
    blocks.put("_", BlockForm.plain(mixed(nested(inside), Map.of(), Meaning.TEMPLATE)));
    return mixed(
        blocks,
        Map.of("depends_on", Meaning.REFERENCES, "provider", Meaning.NAME),
        Meaning.TEMPLATE);
  }

  /** Blocks that a provider's schema has, and those that a {@code dynamic} block makes. */
  private static Map<String, BlockForm> nested(NestedBlocks inside) {
    Map<String, BlockForm> blocks = new HashMap<>();
    inside.types().forEach((type, deeper) -> blocks.put(type, BlockForm.plain(inner(deeper))));
    blocks.put(
        "dynamic",
        new BlockForm(
            List.of("type"),
            labels -> {
              NestedBlocks made = inside.types().getOrDefault(labels.getFirst(), NestedBlocks.NONE);
              return mixed(
                  Map.of("content", BlockForm.plain(inner(made))),
                  Map.of("iterator", Meaning.NAME),
                  Meaning.TEMPLATE);
            }));
    return blocks;
  }

  private static BodyForm inner(NestedBlocks inside) {
    return mixed(nested(inside), Map.of(), Meaning.TEMPLATE);
  }
}
