package io.portwright.engine.address;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads addresses from text, character by character; every failure is an empty answer. */
final class AddressReader {
  private final String text;
  private int at;

  AddressReader(String text) {
    this.text = text;
  }

  Optional<InstanceAddress> instance() {
    ModuleAddress module = ModuleAddress.ROOT;
    String word = identifier();
    while (word != null && word.equals("module")) {
      String name = afterDot();
      InstanceKey key = name == null ? null : key();
      if (name == null || key == null || !accept('.')) {
        return Optional.empty();
      }
      module = module.child(name, key);
      word = identifier();
    }
    ResourceAddress.Mode mode = ResourceAddress.Mode.MANAGED;
    if (word != null && word.equals("data")) {
      mode = ResourceAddress.Mode.DATA;
      word = afterDot();
    }
    String name = word == null ? null : afterDot();
    InstanceKey key = name == null ? null : key();
    if (word == null || name == null || key == null || at != text.length()) {
      return Optional.empty();
    }
    return Optional.of(new ResourceAddress(module, mode, word, name).instance(key));
  }

  Optional<ModuleAddress> module() {
    ModuleAddress module = ModuleAddress.ROOT;
    do {
      String word = identifier();
      String name = word == null || !word.equals("module") ? null : afterDot();
      InstanceKey key = name == null ? null : key();
      if (name == null || key == null) {
        return Optional.empty();
      }
      module = module.child(name, key);
    } while (accept('.'));
    return at == text.length() ? Optional.of(module) : Optional.empty();
  }

  private boolean accept(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private @Nullable String afterDot() {
    return accept('.') ? identifier() : null;
  }

  private @Nullable String identifier() {
    int start = at;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      boolean fits =
          at == start
              ? Character.isUnicodeIdentifierStart(c) || c == '_'
              : Character.isUnicodeIdentifierPart(c) || c == '-';
      if (!fits) {
        break;
      }
      at += Character.charCount(c);
    }
    return at == start ? null : text.substring(start, at);
  }

  private @Nullable InstanceKey key() {
    if (!accept('[')) {
      return InstanceKey.NONE;
    }
    InstanceKey found = accept('"') ? quotedKey() : indexKey();
    return found != null && accept(']') ? found : null;
  }

  private @Nullable InstanceKey indexKey() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at == start || at - start > 9
        ? null
        : new InstanceKey.Index(Integer.parseInt(text.substring(start, at)));
  }

  private @Nullable InstanceKey quotedKey() {
    StringBuilder name = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return new InstanceKey.Name(name.toString());
      }
      if (c == '\\') {
        if (at == text.length()) {
          return null;
        }
        char escaped = text.charAt(at++);
        switch (escaped) {
          case 'n' -> name.append('\n');
          case 'r' -> name.append('\r');
          case 't' -> name.append('\t');
          case '"', '\\' -> name.append(escaped);
          default -> {
            return null;
          }
        }
      } else {
        boolean opens = c == '$' || c == '%';
        if (opens && text.startsWith("{", at)) {
          return null;
        }
        name.append(c);
        if (opens && text.startsWith(c + "{", at)) {
          name.append('{');
          at += 2;
        }
      }
    }
    return null;
  }
}
