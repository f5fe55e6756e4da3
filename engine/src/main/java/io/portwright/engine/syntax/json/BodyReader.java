package io.portwright.engine.syntax.json;

import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Name;
import io.portwright.engine.syntax.Places;
import io.portwright.engine.syntax.json.BodyForm.ArgumentsOnly;
import io.portwright.engine.syntax.json.BodyForm.BlockForm;
import io.portwright.engine.syntax.json.BodyForm.Mixed;
import io.portwright.engine.syntax.json.JsonValue.ArrayValue;
import io.portwright.engine.syntax.json.JsonValue.ObjectValue;
import io.portwright.engine.syntax.json.JsonValue.Property;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the bodies of the syntax tree from JSON values. */
final class BodyReader {
  private static final String WRONG_TYPE = "Incorrect JSON value type";
  private static final String CONTENTS = "to define arguments and child blocks";

  private final SourceFile file;

  BodyReader(SourceFile file) {
    this.file = file;
  }

  /** What is being collected for one body. */
  private static final class Contents {
    final List<AttributeNode> attributes = new ArrayList<>();
    final List<BlockNode> blocks = new ArrayList<>();
    final List<Diagnostic> problems = new ArrayList<>();
  }

  BodyNode body(JsonValue value, BodyForm form) {
    Contents contents = new Contents();
    switch (form) {
      case ArgumentsOnly arguments -> onlyArguments(value, arguments.meaning(), contents);
      case BodyForm.Variables _ -> {
        onlyArguments(value, Meaning.LITERAL, contents);
        contents.blocks.addAll(declarations(value));
      }
      case Mixed mixed -> mixed(value, mixed, contents);
    }
    return new BodyNode(
        contents.attributes,
        contents.blocks,
        range(value),
        Optional.of(missingItem(value)),
        contents.problems);
  }

  private SourceRange missingItem(JsonValue value) {
    return value instanceof ObjectValue object
        ? new SourceRange(file, object.end() - 1, object.end())
        : start(value);
  }

  private SourceRange range(JsonValue value) {
    return new SourceRange(file, value.start(), value.end());
  }

  private SourceRange start(JsonValue value) {
    return new SourceRange(file, value.start(), value.startEnd());
  }

  // ---- arguments ----

  private void onlyArguments(JsonValue value, Meaning meaning, Contents contents) {
    if (!(value instanceof ObjectValue object)) {
      contents.problems.add(
          Diagnostic.error(
              WRONG_TYPE,
              "A JSON object is required here, setting the arguments for this block.",
              start(value)));
      return;
    }
    Map<String, SourceRange> names = new HashMap<>();
    for (Property property : object.properties()) {
      String name = property.name().value();
      if (isComment(name)) {
        continue;
      }
      AttributeNode attribute = attribute(property, meaning, contents);
      SourceRange first = names.putIfAbsent(name, attribute.range());
      if (first == null) {
        contents.attributes.add(attribute);
      } else {
        contents.problems.add(
            Diagnostic.error(
                "Duplicate attribute definition",
                "The argument \"" + name + "\" was already set at " + Places.of(first) + ".",
                attribute.nameRange()));
      }
    }
  }

  private List<BlockNode> declarations(JsonValue value) {
    Contents all = new Contents();
    for (Property property : properties(value, CONTENTS, all.problems)) {
      if (property.name().value().equals("variable")) {
        new Unpacking(
                new Name("variable", range(property.name())),
                BlockForm.labelled("name", new ArgumentsOnly(Meaning.LITERAL)),
                all)
            .unpack(property.value(), List.of());
      }
    }
    return all.blocks;
  }

  private static boolean isComment(String name) {
    return name.equals("//");
  }

  private AttributeNode attribute(Property property, Meaning meaning, Contents contents) {
    SourceRange name = range(property.name());
    return new AttributeNode(
        property.name().value(),
        name,
        new ExpressionReader(file, contents.problems).read(property.value(), meaning),
        name.to(range(property.value())));
  }

  private void mixed(JsonValue value, Mixed form, Contents contents) {
    for (Property property : properties(value, CONTENTS, contents.problems)) {
      String name = property.name().value();
      Optional<BlockForm> block = Optional.ofNullable(form.blocks().get(name));
      if (block.isPresent()) {
        new Unpacking(new Name(name, range(property.name())), block.get(), contents)
            .unpack(property.value(), List.of());
      } else if (!isComment(name)) {
        Meaning meaning = form.arguments().getOrDefault(name, form.others());
        contents.attributes.add(attribute(property, meaning, contents));
      }
    }
  }

  /** The properties of an object, or of all objects in an array; none for null. */
  private List<Property> properties(JsonValue value, String purpose, List<Diagnostic> problems) {
    switch (value) {
      case JsonValue.NullValue _ -> {
        return List.of();
      }
      case ObjectValue object -> {
        return object.properties();
      }
      case ArrayValue array -> {
        List<Property> all = new ArrayList<>();
        for (JsonValue element : array.elements()) {
          if (element instanceof ObjectValue object) {
            all.addAll(object.properties());
          } else {
            problems.add(
                Diagnostic.error(
                    WRONG_TYPE,
                    "A JSON object is required here, " + purpose + ".",
                    start(element)));
          }
        }
        return all;
      }
      case JsonValue other -> {
        problems.add(
            Diagnostic.error(
                WRONG_TYPE,
                "Either a JSON object or JSON array of objects is required here, " + purpose + ".",
                start(other)));
        return List.of();
      }
    }
  }

  // ---- blocks ----

  /** Turns the value of one property into blocks: objects named by labels, then bodies. */
  private final class Unpacking {
    private final Name type;
    private final BlockForm form;
    private final Contents contents;

    Unpacking(Name type, BlockForm form, Contents contents) {
      this.type = type;
      this.form = form;
      this.contents = contents;
    }

    void unpack(JsonValue value, List<Name> labels) {
      if (labels.size() < form.labels().size()) {
        labelled(value, labels);
        return;
      }
      switch (value) {
        case JsonValue.NullValue _ -> {}
        case ObjectValue object -> block(object, start(object), labels);
        case ArrayValue array ->
            array.elements().forEach(element -> block(element, start(array), labels));
        case JsonValue other ->
            contents.problems.add(
                Diagnostic.error(
                    WRONG_TYPE,
                    "Either a JSON object or a JSON array is required, representing the contents"
                        + " of one or more \""
                        + type
                        + "\" blocks.",
                    start(other)));
      }
    }

    private void labelled(JsonValue value, List<Name> labels) {
      String label = form.labels().get(labels.size());
      List<Property> named =
          properties(value, "to specify " + label + " labels for this block", contents.problems);
      if (named.isEmpty()) {
        contents.problems.add(
            Diagnostic.error(
                "Missing block label",
                "At least one object property is required, whose name represents the "
                    + type
                    + " block's "
                    + label
                    + ".",
                start(value)));
      }
      for (Property property : named) {
        List<Name> more = new ArrayList<>(labels);
        more.add(new Name(property.name().value(), range(property.name())));
        unpack(property.value(), more);
      }
    }

    private void block(JsonValue value, SourceRange open, List<Name> labels) {
      SourceRange whole = range(value);
      contents.blocks.add(
          new BlockNode(
              type.text(),
              type.range(),
              labels,
              body(value, form.bodies().of(labels.stream().map(Name::text).toList())),
              open,
              value instanceof ObjectValue ? missingItem(value) : whole,
              type.range().to(whole)));
    }
  }
}
