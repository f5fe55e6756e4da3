package io.portwright.cli.transcript;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Text without what differs from run to run: ids, commits, times, durations, paths. */
final class Normalised {
  private static final Pattern UID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern SHORT_UID = Pattern.compile("\\b[0-9a-f]{8}…");
  private static final Pattern COMMIT =
      Pattern.compile("\\b[0-9a-f]{40}\\b|\\bcommit [0-9a-f]{7,}");
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z");
  private static final Pattern KEPT = Pattern.compile("damaged-\\d{8}-\\d{6}");
  private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");
  private static final Pattern RECIPIENT = Pattern.compile("\\bage1[0-9a-z]{58}\\b");
  private static final Pattern SECOND =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2} UTC");
  private static final Pattern MINUTE = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2} UTC");
  private static final Pattern BRIEF = Pattern.compile("\\b[0-9a-f]{12}\\b");
  private static final Pattern DURATION = Pattern.compile("\\b\\d+(\\.\\d+)? (s|ms|min)\\b");
  private static final Pattern RECORDED = Pattern.compile("recorded as [0-9a-f]{7}\\b");
  private static final Pattern REACHED = Pattern.compile("(  \\S+): ([A-Z]{4,}) after <duration>");
  private static final Pattern PROGRESS =
      Pattern.compile("  \\S+: (ready|[A-Z]+!|ended|changed|ending|changing|ordered as .*)");
  private static final Pattern ON_THE_WAY = Pattern.compile("  \\S+: [A-Z]{4,}(, .*)?");
  private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:\\d+");

  private static final Pattern HOLDER = Pattern.compile("\\b(ann|bob)@[A-Za-z0-9._-]+");

  private final Path folder;
  private final Map<String, String> uids = new LinkedHashMap<>();
  private final Map<String, String> recipients = new LinkedHashMap<>();

  Normalised(Path folder) {
    this.folder = folder;
  }

  String of(String text) {
    String plain = text.replace("\r\n", "\n").replace(folder.toString(), "<folder>");
    plain = plain.replace(folder.resolveSibling("home").toString(), "<home>");
    plain = HOLDER.matcher(plain).replaceAll("$1@<host>");
    plain = UID.matcher(plain).replaceAll(this::uid);
    plain = SHORT_UID.matcher(plain).replaceAll("<uid>…");
    plain = COMMIT.matcher(plain).replaceAll("<commit>");
    plain = INSTANT.matcher(plain).replaceAll("<time>");
    plain = KEPT.matcher(plain).replaceAll("damaged-<time>");
    plain = HASH.matcher(plain).replaceAll("<hash>");
    plain = RECIPIENT.matcher(plain).replaceAll(this::recipient);
    plain = SECOND.matcher(plain).replaceAll("<time>");
    plain = MINUTE.matcher(plain).replaceAll("<time>");
    plain = BRIEF.matcher(plain).replaceAll("<commit>");
    plain = DURATION.matcher(plain).replaceAll("<duration>");
    plain = RECORDED.matcher(plain).replaceAll("recorded as <commit>");
    plain = REACHED.matcher(plain).replaceAll("$1: $2!").replace(" after <duration>", "");
    return progressInOrder(PORT.matcher(plain).replaceAll("127.0.0.1:<port>"));
  }

  /**
   * How often an apply looks, and which of two services is ready first, is a matter of timing: what
   * was seen on the way is left out, and lines of progress in a row are sorted.
   */
  private static String progressInOrder(String text) {
    List<String> out = new ArrayList<>();
    List<String> progress = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (PROGRESS.matcher(line).matches()) {
        progress.add(line);
      } else if (!ON_THE_WAY.matcher(line).matches()) {
        progress.sort(null);
        out.addAll(progress);
        progress.clear();
        out.add(line);
      }
    }
    out.addAll(progress);
    return String.join("\n", out);
  }

  private String recipient(MatchResult found) {
    return recipients.computeIfAbsent(found.group(), _ -> "<age-" + (recipients.size() + 1) + ">");
  }

  private String uid(MatchResult found) {
    return uids.computeIfAbsent(found.group(), _ -> "<uid-" + (uids.size() + 1) + ">");
  }
}
