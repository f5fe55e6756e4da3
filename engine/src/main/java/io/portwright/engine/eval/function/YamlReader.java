package io.portwright.engine.eval.function;

import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.common.SpecVersion;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** Reads one document of YAML: mappings become objects, sequences become tuples. */
final class YamlReader {

  private static final int MAX_DEPTH = 250;

  /** Parts that aliases may add: they must not make a small text a huge value. */
  private static final int MAX_PARTS = 1_000_000;

  private final String text;
  private final Meter meter;
  private final Iterator<Event> events;
  private final Map<String, Value> anchors = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private int depth;
  private long parts;

  private YamlReader(String text, Meter meter, Iterator<Event> events) {
    this.text = text;
    this.meter = meter;
    this.events = events;
  }

  static Value read(String text, Meter meter) throws FunctionFailure {
    try {
      LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
      return new YamlReader(text, meter, new Parse(settings).parseString(text).iterator())
          .document();
    } catch (MarkedYamlEngineException e) {
      throw FunctionFailure.call(YamlProblem.describe(e, text));
    } catch (YamlVersionException _) {
      throw FunctionFailure.call(YamlProblem.OTHER_VERSION);
    } catch (YamlEngineException e) {
      throw FunctionFailure.call(String.valueOf(e.getMessage()));
    }
  }

  private Value document() throws FunctionFailure {
    events.next();
    if (!(events.next() instanceof DocumentStartEvent start)) {
      throw FunctionFailure.call("on line 1, column 1: missing start of document");
    }
    if (!start.getSpecVersion().map(YamlReader::isUnderstood).orElse(true)) {
      throw FunctionFailure.call(YamlProblem.OTHER_VERSION);
    }
    Value value = node(events.next());
    events.next();
    if (events.next() instanceof DocumentStartEvent second) {
      throw YamlProblem.at(second, FunctionFailure.call("unexpected extra content after value"));
    }
    return value;
  }

  private static boolean isUnderstood(SpecVersion directive) {
    return directive.getMajor() == 1 && directive.getMinor() == 1;
  }

  private interface Step<T> {
    T take() throws FunctionFailure;
  }

  /** What the step gives; when it fails, the message tells the place of the event. */
  private static <T> T placed(Event event, Step<T> step) throws FunctionFailure {
    try {
      return step.take();
    } catch (FunctionFailure failure) {
      throw YamlProblem.at(event, failure);
    }
  }

  private Value node(Event event) throws FunctionFailure {
    meter.cells(1);
    return switch (event) {
      case AliasEvent alias -> placed(event, () -> alias(alias.getAlias().getValue()));
      case ScalarEvent scalar -> anchored(scalar.getAnchor(), placed(event, () -> scalar(scalar)));
      case SequenceStartEvent sequence -> {
        placed(event, () -> YamlScalars.checked(sequence.getTag(), "seq", "sequence"));
        enter(sequence.getAnchor());
        yield anchored(sequence.getAnchor(), sequence());
      }
      case MappingStartEvent mapping -> {
        placed(event, () -> YamlScalars.checked(mapping.getTag(), "map", "mapping"));
        enter(mapping.getAnchor());
        yield anchored(mapping.getAnchor(), mapping());
      }
      default -> throw new IllegalStateException("no node: " + event);
    };
  }

  private void enter(Optional<Anchor> anchor) throws FunctionFailure {
    depth++;
    if (depth > MAX_DEPTH) {
      throw FunctionFailure.call("exceeded max depth");
    }
    anchor.ifPresent(name -> open.add(name.getValue()));
  }

  private Value anchored(Optional<Anchor> anchor, Value value) {
    anchor.ifPresent(name -> {
      open.remove(name.getValue());
      anchors.put(name.getValue(), value);
    });
    return value;
  }

  private Value alias(String name) throws FunctionFailure {
    if (open.contains(name)) {
      throw FunctionFailure.call(
          "cannot refer to anchor \"" + name + "\" from inside its own definition");
    }
    Value value = anchors.get(name);
    if (value == null) {
      throw FunctionFailure.call("reference to undefined anchor " + GoText.quoted(name));
    }
    parts += value.cells();
    if (parts > MAX_PARTS) {
      throw FunctionFailure.call("aliases make the document too large");
    }
    return value;
  }

  private Value scalar(ScalarEvent scalar) throws FunctionFailure {
    if (scalar.getTag().isEmpty() && isBlock(scalar.getScalarStyle())) {
      return block(scalar);
    }
    boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
    if (scalar.getTag().isPresent()) {
      return YamlScalars.tagged(scalar.getTag().get(), scalar.getValue(), plain);
    }
    return plain ? YamlScalars.plain(scalar.getValue()) : Value.string(scalar.getValue());
  }

  private static boolean isBlock(ScalarStyle style) {
    return style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
  }

  /** A text without content is null; the last line break is one only when it was written. */
  private Value block(ScalarEvent scalar) {
    String value = scalar.getValue();
    if (value.isEmpty()) {
      return Value.nullOf(Type.STRING);
    }
    boolean last =
        scalar
            .getEndMark()
            .filter(mark -> mark.getIndex() >= text.codePointCount(0, text.length()))
            .isPresent();
    boolean added = last && !text.endsWith("\n") && value.endsWith("\n");
    return Value.string(added ? value.substring(0, value.length() - 1) : value);
  }

  private Value sequence() throws FunctionFailure {
    List<Value> items = new ArrayList<>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.SequenceEnd;
        next = events.next()) {
      items.add(node(next));
    }
    depth--;
    return Value.tuple(items);
  }

  private Value mapping() throws FunctionFailure {
    SortedMap<String, Value> own = new TreeMap<>(Utf8Order.INSTANCE);
    SortedMap<String, Value> merged = new TreeMap<>(Utf8Order.INSTANCE);
    while (true) {
      Event next = events.next();
      if (next.getEventId() == Event.ID.MappingEnd) {
        break;
      }
      if (isMerge(next)) {
        Value value = node(events.next());
        placed(next, () -> merge(value, merged));
      } else {
        Value name = node(next);
        String key = placed(next, () -> key(name));
        own.put(key, node(events.next()));
      }
    }
    depth--;
    merged.putAll(own);
    return Value.object(merged);
  }

  private static boolean isMerge(Event key) {
    return key instanceof ScalarEvent scalar
        && scalar.getScalarStyle() == ScalarStyle.PLAIN
        && scalar.getValue().equals("<<");
  }

  private static Value merge(Value value, SortedMap<String, Value> into) throws FunctionFailure {
    if (!(value instanceof Value.ObjectValue object)) {
      throw FunctionFailure.call("cannot merge " + value.type().friendlyName() + " into mapping");
    }
    object.attributes().forEach(into::putIfAbsent);
    return value;
  }

  private static String key(Value key) throws FunctionFailure {
    if (key.isNull()) {
      throw FunctionFailure.call("mapping key cannot be null");
    }
    if (!key.type().isPrimitive()) {
      throw FunctionFailure.call("only strings are allowed as mapping keys");
    }
    return Conversions.toParameter(key, Type.STRING, 0).asString();
  }
}
