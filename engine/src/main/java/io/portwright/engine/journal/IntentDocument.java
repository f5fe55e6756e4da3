package io.portwright.engine.journal;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.journal.Intent.Call;
import io.portwright.engine.journal.Intent.Operation;
import io.portwright.engine.journal.Intent.Scope;
import io.portwright.engine.journal.Intent.Target;
import io.portwright.engine.state.DeposedKey;
import io.portwright.engine.state.StoreFailure;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import io.portwright.provider.value.Value.StringValue;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An intent as the document that the store keeps, and back. Fields it does not know are ignored.
 */
final class IntentDocument {
  private static final int FORMAT = 1;

  private final String id;
  private final ObjectValue document;

  private IntentDocument(String id, ObjectValue document) {
    this.id = id;
    this.document = document;
  }

  static ObjectValue write(Intent intent) {
    TreeMap<String, Value> fields = new TreeMap<>();
    fields.put("format", Value.number(FORMAT));
    fields.put("wave", Value.string(intent.waveId()));
    fields.put("address", Value.string(intent.address().toString()));
    intent.target().deposedKey().ifPresent(k -> fields.put("deposed", Value.string(k.text())));
    fields.put("operation", Value.string(lower(intent.call().operation())));
    fields.put("type", Value.string(intent.call().resourceType()));
    fields.put("service_name", Value.string(intent.call().serviceName()));
    fields.put("fingerprint", Value.string(intent.call().fingerprint()));
    fields.put("body_hash", Value.string(intent.call().bodyHash()));
    fields.put("environment", Value.string(intent.scope().environment()));
    intent.scope().companyUid().ifPresent(uid -> fields.put("company", Value.string(uid)));
    fields.put("send_window", Value.string(intent.sendWindow().toString()));
    fields.put("known_uids", texts(intent.knownUids()));
    intent.memo().record().ifPresent(record -> fields.put("record", Value.string(record)));
    intent.memo().announced().ifPresent(time -> fields.put("announced", Value.string(time)));
    switch (intent.status()) {
      case IntentStatus.Open _ -> fields.put("status", Value.string("open"));
      case IntentStatus.Accepted s -> {
        fields.put("status", Value.string("accepted"));
        fields.put("uids", texts(s.uids()));
      }
      case IntentStatus.Refused s -> status(fields, "refused", s.reason());
      case IntentStatus.Unclear s -> status(fields, "unclear", s.evidence());
      case IntentStatus.AwaitingApproval s -> status(fields, "awaiting_approval", s.evidence());
      case IntentStatus.Unfamiliar s -> fields.put("status", Value.string(s.word()));
    }
    return Value.object(fields);
  }

  private static void status(Map<String, Value> fields, String word, String evidence) {
    fields.put("status", Value.string(word));
    fields.put("evidence", Value.string(evidence));
  }

  private static String lower(Operation operation) {
    return operation.name().toLowerCase(Locale.ROOT);
  }

  private static Value texts(List<String> texts) {
    return Value.list(Type.STRING, texts.stream().map(Value::string).toList());
  }

  static Intent read(String id, ObjectValue document) {
    return new IntentDocument(id, document).intent();
  }

  private Intent intent() {
    Target target =
        new Target(
            InstanceAddress.parse(text("address")).orElseThrow(() -> damaged("address")),
            optional("deposed").map(this::deposedKey));
    Call call =
        new Call(
            operation(),
            text("type"),
            text("service_name"),
            text("fingerprint"),
            text("body_hash"));
    Scope scope = new Scope(text("environment"), optional("company"));
    return new Intent(
        id,
        text("wave"),
        target,
        call,
        scope,
        window(),
        list("known_uids"),
        status(),
        new Intent.Memo(optional("record"), optional("announced")));
  }

  private DeposedKey deposedKey(String text) {
    try {
      return new DeposedKey(text);
    } catch (IllegalArgumentException _) {
      throw damaged("deposed");
    }
  }

  private Operation operation() {
    return switch (text("operation")) {
      case "create" -> Operation.CREATE;
      case "update" -> Operation.UPDATE;
      case "end" -> Operation.END;
      default -> throw damaged("operation");
    };
  }

  private Duration window() {
    try {
      Duration window = Duration.parse(text("send_window"));
      if (window.isPositive()) {
        return window;
      }
    } catch (DateTimeParseException _) {
      // not a duration at all: the same damage as one that is not positive
    }
    throw damaged("send_window");
  }

  private IntentStatus status() {
    String word = text("status");
    return switch (word) {
      case "open" -> new IntentStatus.Open();
      case "accepted" -> new IntentStatus.Accepted(list("uids"));
      case "refused" -> new IntentStatus.Refused(text("evidence"));
      case "unclear" -> new IntentStatus.Unclear(text("evidence"));
      case "awaiting_approval" -> new IntentStatus.AwaitingApproval(text("evidence"));
      default -> new IntentStatus.Unfamiliar(word);
    };
  }

  private String text(String name) {
    return optional(name).orElseThrow(() -> damaged(name));
  }

  private Optional<String> optional(String name) {
    return document.attributes().get(name) instanceof StringValue text
        ? Optional.of(text.text())
        : Optional.empty();
  }

  private List<String> list(String name) {
    Value value = document.attributes().get(name);
    if (value == null) {
      throw damaged(name);
    }
    List<String> texts = new ArrayList<>();
    for (Value item : value.parts()) {
      if (!(item instanceof StringValue text)) {
        throw damaged(name);
      }
      texts.add(text.text());
    }
    return texts;
  }

  private StoreFailure damaged(String field) {
    return StoreFailure.damaged(
        "intents/" + id + ".json", "the field " + field + " is missing or not as written");
  }
}
