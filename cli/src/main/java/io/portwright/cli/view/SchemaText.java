package io.portwright.cli.view;

import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Flag;
import io.portwright.provider.schema.Attribute.Replace;
import io.portwright.provider.schema.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The parts of a schema in words; shared by the terminal view and the pages. */
final class SchemaText {

  private SchemaText() {}

  /** {@code number}, {@code list of string}, {@code list of objects}. */
  static String type(Attribute attribute) {
    return switch (attribute.shape()) {
      case Attribute.Shape.Plain plain -> plain.type().friendlyName();
      case Attribute.Shape.Nested nested ->
          switch (nested.nesting()) {
            case SINGLE -> "object";
            case LIST -> "list of objects";
            case SET -> "set of objects";
            case MAP -> "map of objects";
          };
    };
  }

  /** Who sets it: {@code required}. */
  static String presence(Attribute attribute) {
    return switch (attribute.presence()) {
      case REQUIRED -> "required";
      case OPTIONAL, OPTIONAL_COMPUTED -> "optional";
      case COMPUTED -> "read-only";
    };
  }

  /** What else there is to know: {@code a change replaces}, {@code sensitive}. */
  static List<String> properties(Attribute attribute) {
    List<String> words = new ArrayList<>();
    if (attribute.presence() == Attribute.Presence.OPTIONAL_COMPUTED) {
      words.add("the service decides when not set");
    }
    if (attribute.isConfigurable() && attribute.replace() == Replace.ALWAYS) {
      words.add("a change replaces");
    } else if (attribute.isConfigurable() && attribute.replace() == Replace.CONDITIONAL) {
      words.add("some changes replace");
    }
    flag(words, attribute, Flag.SENSITIVE, "sensitive");
    flag(words, attribute, Flag.SEALED, "sealed in the store");
    flag(words, attribute, Flag.WRITE_ONLY, "never stored");
    flag(words, attribute, Flag.DEPRECATED, "deprecated");
    return words;
  }

  private static void flag(List<String> words, Attribute attribute, Flag flag, String word) {
    if (attribute.has(flag)) {
      words.add(word);
    }
  }

  /** The checks of its value as one sentence; empty when there are none beyond its type. */
  static String rules(Attribute attribute) {
    String rules =
        attribute.validators().stream()
            .map(Validator::rule)
            .filter(rule -> !rule.equals("a whole number") && !rule.equals("whole numbers"))
            .collect(Collectors.joining(", "));
    return rules.isEmpty() ? "" : "Value: " + rules + ".";
  }

  /** Description and rules as one text. */
  static String sentence(String description, Attribute attribute) {
    String rules = rules(attribute);
    boolean both = !description.isEmpty() && !rules.isEmpty();
    return description + (both ? " " : "") + rules;
  }
}
