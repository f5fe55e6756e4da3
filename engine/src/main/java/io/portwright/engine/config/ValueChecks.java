package io.portwright.engine.config;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Shape;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.schema.Validator;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the validators of attributes, at every depth, on what is known. */
final class ValueChecks {
  private static final String READ_ONLY = "Invalid Configuration for Read-Only Attribute";

  private final Places places;
  private final List<Diagnostic> found = new ArrayList<>();

  ValueChecks(Places places) {
    this.places = places;
  }

  List<Diagnostic> problems(Schema schema, ObjectValue value) {
    for (Attribute attribute : schema.attributes().values()) {
      Value part = value.attribute(attribute.name());
      if (attribute.isRequired() && part.isNull()) {
        AttributePath path = AttributePath.of(attribute.name());
        found.add(
            Diagnostic.error(
                "Missing Configuration for Required Attribute",
                "Must set a configuration value for the "
                    + path
                    + " attribute as the provider has marked it as required.",
                places.of(path)));
      }
      boolean settable = attribute.isConfigurable() || attribute.has(Attribute.Flag.OWN_RULE);
      if (!settable && !part.isNull()) {
        found.add(
            Diagnostic.error(
                READ_ONLY,
                "Cannot set value for this attribute as the provider has marked it as read-only."
                    + " Remove the configuration line setting the value.",
                places.of(AttributePath.of(attribute.name()))));
      }
      if (part.isPresent()
          && (!attribute.validators().isEmpty() || attribute.shape() instanceof Shape.Nested)) {
        check(attribute, part, AttributePath.of(attribute.name()));
      }
    }
    return found;
  }

  private void check(Attribute attribute, Value value, AttributePath path) {
    if (!value.isPresent()) {
      return;
    }
    if (value.isWhollyKnown()) {
      attribute.validators().forEach(validator -> validate(validator, value, path));
    }
    if (!(attribute.shape() instanceof Shape.Nested nested)) {
      return;
    }
    switch (value) {
      case ObjectValue object -> inside(nested, object, path);
      case Value.MapValue map ->
          map.entries().forEach((key, part) -> element(nested, part, path.key(key)));
      case Value.ListValue list -> sequence(nested, list.items(), path);
      case Value.SetValue set -> sequence(nested, set.items(), path);
      case Value _ -> {}
    }
  }

  private void sequence(Shape.Nested nested, List<Value> items, AttributePath path) {
    for (int i = 0; i < items.size(); i++) {
      element(nested, items.get(i), path.index(i));
    }
  }

  private void element(Shape.Nested nested, Value value, AttributePath path) {
    if (value instanceof ObjectValue object) {
      inside(nested, object, path);
    }
  }

  private void inside(Shape.Nested nested, ObjectValue object, AttributePath path) {
    for (Map.Entry<String, Attribute> entry : nested.attributes().entrySet()) {
      Value part = object.attribute(entry.getKey());
      if (part.isNull()) {
        continue;
      }
      AttributePath deeper = path.attribute(entry.getKey());
      if (!entry.getValue().isConfigurable()) {
        found.add(
            Diagnostic.error(
                READ_ONLY,
                "Cannot set value for "
                    + deeper
                    + " as the provider has marked it as read-only. Remove the configuration line"
                    + " setting the value.",
                places.of(deeper)));
      }
      check(entry.getValue(), part, deeper);
    }
  }

  private void validate(Validator validator, Value value, AttributePath path) {
    boolean hidden = value.marksDeep().sensitive();
    validator
        .problem(value.unmarkedDeep())
        .ifPresent(problem ->
            found.add(
                Diagnostic.error(
                    "Invalid Attribute Value",
                    hidden
                        ? "The sensitive value of "
                            + path
                            + " is not acceptable. Rule: "
                            + validator.rule()
                            + "."
                        : problem,
                    places.of(path))));
  }
}
