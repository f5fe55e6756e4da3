package io.portwright.cli.torture;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * State and books after everything, comparable between two runs: UIDs are replaced by the names of
 * what has them, times and numbers that the service gives by what they are. An order that was found
 * again has no time of its last update: the service does not tell it.
 *
 * @param state as {@code state pull} prints it
 */
record EndState(String state, Ledger ledger) {
  private static final Pattern UID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-9.]+Z?");
  private static final Pattern NUMBER = Pattern.compile("\\b[16]\\d{5,}\\b");
  private static final Pattern SERIAL = Pattern.compile("\"serial\": \\d+");

  static EndState of(Theatre theatre) {
    Run pull = theatre.run(List.of("state", "pull"));
    return new EndState(pull.text(), theatre.ledger());
  }

  /** Whether state knows this service or list. */
  boolean knows(String uid) {
    int colon = uid.indexOf(':');
    return colon < 0
        ? state.contains('"' + uid + '"')
        : state.contains(uid.substring(0, colon)) && state.contains(uid.substring(colon + 1));
  }

  /** UIDs that state takes for services of its own. */
  List<String> claimed() {
    return Pattern.compile("\"product_uid\": \"([^\"]+)\"")
        .matcher(withoutData())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private String withoutData() {
    return state.replaceAll("(?s)\"mode\": \"data\".*?\"mode\": \"managed\"", "");
  }

  String normalised() {
    String named = UID.matcher(state).replaceAll(this::name);
    String timed = TIME.matcher(named).replaceAll("TIME");
    String numbered = NUMBER.matcher(timed).replaceAll("NUMBER");
    return SERIAL
        .matcher(numbered)
        .replaceAll("\"serial\": N")
        .replaceAll("(\"last_updated\": )\"TIME\"", "$1TIME");
  }

  private String name(java.util.regex.MatchResult found) {
    String name = ledger.live().getOrDefault(found.group(), "UID");
    return Matcher.quoteReplacement("<" + name + ">");
  }
}
