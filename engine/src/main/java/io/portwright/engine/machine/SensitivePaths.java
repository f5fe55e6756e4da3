package io.portwright.engine.machine;

import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Ways to the sensitive parts of a value, as a state file of Terraform writes them. */
record SensitivePaths(List<List<Step>> paths) {

  /** A step on the way: an attribute, or a key or index. */
  private sealed interface Step {
    record Attribute(String name) implements Step {}

    record Key(String name) implements Step {}

    record Index(int index) implements Step {}
  }

  static SensitivePaths of(Value value) {
    List<List<Step>> found = new ArrayList<>();
    search(value, List.of(), found);
    return new SensitivePaths(List.copyOf(found));
  }

  private static void search(Value value, List<Step> at, List<List<Step>> found) {
    if (value.isSensitive()) {
      found.add(at);
      return;
    }
    switch (value) {
      case Value.ObjectValue object ->
          object
              .attributes()
              .forEach((name, part) -> search(part, and(at, new Step.Attribute(name)), found));
      case Value.MapValue map ->
          map.entries().forEach((name, part) -> search(part, and(at, new Step.Key(name)), found));
      case Value.ListValue _, Value.TupleValue _ -> {
        int index = 0;
        for (Value part : value.parts()) {
          search(part, and(at, new Step.Index(index++)), found);
        }
      }
      case Value.SetValue set -> {
        if (set.marksDeep().sensitive()) {
          found.add(at);
        }
      }
      case Value.StringValue _,
          Value.NumberValue _,
          Value.BoolValue _,
          Value.NullValue _,
          Value.UnknownValue _ -> {}
    }
  }

  private static List<Step> and(List<Step> at, Step step) {
    List<Step> longer = new ArrayList<>(at);
    longer.add(step);
    return longer;
  }

  void write(JsonWriter out) {
    for (List<Step> path : paths) {
      out.beginArray();
      for (Step step : path) {
        out.beginObject();
        switch (step) {
          case Step.Attribute attribute -> {
            out.name("type").string("get_attr");
            out.name("value").string(attribute.name());
          }
          case Step.Key key -> {
            out.name("type").string("index");
            out.name("value").beginObject();
            out.name("value").string(key.name());
            out.name("type").string("string");
            out.endObject();
          }
          case Step.Index index -> {
            out.name("type").string("index");
            out.name("value").beginObject();
            out.name("value").number(index.index());
            out.name("type").string("number");
            out.endObject();
          }
        }
        out.endObject();
      }
      out.endArray();
    }
  }
}
