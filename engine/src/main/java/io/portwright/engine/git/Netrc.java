package io.portwright.engine.git;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words of {@code .netrc}: entries of {@code machine}, then one of {@code default}. */
final class Netrc {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Netrc() {}

  private static final class Entry {
    String machine = "";
    String login = "";
    String password = "";

    boolean fits(String host, String user) {
      return (machine.isEmpty() || machine.equalsIgnoreCase(host))
          && (user.isEmpty() || login.isEmpty() || login.equals(user))
          && !password.isEmpty();
    }
  }

  /** The first entry that fits; {@code default} fits every host. */
  static Optional<Login> find(String text, String host, String user) {
    return entries(text).stream()
        .filter(entry -> entry.fits(host, user))
        .map(entry -> new Login(entry.login.isEmpty() ? user : entry.login, entry.password))
        .findFirst();
  }

  private static List<Entry> entries(String text) {
    List<Entry> entries = new ArrayList<>();
    Entry current = new Entry();
    Iterator<String> words = words(text).iterator();
    while (words.hasNext()) {
      switch (words.next()) {
        case "machine" -> {
          current = new Entry();
          current.machine = next(words);
          entries.add(current);
        }
        case "default" -> {
          current = new Entry();
          entries.add(current);
        }
        case "login" -> current.login = next(words);
        case "password" -> current.password = next(words);
        case "account" -> next(words);
        default -> {}
      }
    }
    return entries;
  }

  private static String next(Iterator<String> words) {
    return words.hasNext() ? words.next() : "";
  }

  /** Without comments and without macros, which end at an empty line. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    boolean macro = false;
    for (String line : text.lines().toList()) {
      macro = macro && !line.isBlank();
      if (macro || line.stripLeading().startsWith("#")) {
        continue;
      }
      for (String word : SPACE.split(line.strip(), -1)) {
        macro = macro || word.equals("macdef");
        if (!macro && !word.isEmpty()) {
          words.add(unquoted(word));
        }
      }
    }
    return words;
  }

  private static String unquoted(String word) {
    return word.length() > 1 && word.startsWith("\"") && word.endsWith("\"")
        ? word.substring(1, word.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
        : word;
  }
}
