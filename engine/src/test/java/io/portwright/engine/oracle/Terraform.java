package io.portwright.engine.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code terraform} program, asked for what an expression is. */
final class Terraform {
  private static final String VERSION = "Terraform v1.11.4";
  private static final Pattern PLACE = Pattern.compile("  on (\\S+) line \\d+.*");
  private static final Pattern START = Pattern.compile("(Error|Warning): (.*)");

  private final Path folder;

  Terraform(Path folder) {
    this.folder = folder;
  }

  /** What was printed. */
  record Output(String text, String errors) {}

  /**
   * @param file where the problem is; empty when that is not said
   * @param detail without line breaks
   */
  record Problem(String severity, String summary, String detail, String file) {}

  /** Whether the program of the version that we compare with is installed. */
  static boolean isInstalled() {
    try {
      return new Terraform(Path.of(".")).run("", "version").text().startsWith(VERSION);
    } catch (IOException _) {
      return false;
    }
  }

  /** Evaluates one line of input in the root module that is in the folder. */
  Output console(String line) throws IOException {
    return run(line, "console", "-no-color", "-plan");
  }

  private Output run(String input, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("terraform"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("CHECKPOINT_DISABLE", "1");
    builder.environment().put("HOME", "/home/nobody");
    Process process = builder.start();
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<byte[]> out = readers.submit(() -> all(process.getInputStream()));
      Future<byte[]> err = readers.submit(() -> all(process.getErrorStream()));
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      process.waitFor();
      return new Output(text(out), text(err));
    } catch (InterruptedException | ExecutionException e) {
      throw new IOException("terraform did not end", e);
    }
  }

  private static byte[] all(InputStream in) throws IOException {
    return in.readAllBytes();
  }

  private static String text(Future<byte[]> bytes) throws InterruptedException, ExecutionException {
    return new String(bytes.get(), StandardCharsets.UTF_8);
  }

  /** Reads the messages for people: summary, place, blank line, detail. */
  static List<Problem> problems(String printed) {
    List<Problem> problems = new ArrayList<>();
    List<String> lines = printed.lines().toList();
    int at = 0;
    while (at < lines.size()) {
      Matcher start = START.matcher(lines.get(at++));
      if (!start.matches()) {
        continue;
      }
      StringBuilder summary = new StringBuilder(start.group(2));
      while (at < lines.size() && !lines.get(at).isEmpty()) {
        summary.append(' ').append(lines.get(at++));
      }
      List<String> block = new ArrayList<>();
      while (at < lines.size() && !START.matcher(lines.get(at)).matches()) {
        block.add(lines.get(at++));
      }
      problems.add(problem(start.group(1), summary.toString(), block));
    }
    return problems;
  }

  private static Problem problem(String severity, String summary, List<String> block) {
    String file = "";
    int at = 0;
    while (at < block.size() && block.get(at).isBlank()) {
      at++;
    }
    if (at < block.size()) {
      Matcher place = PLACE.matcher(block.get(at));
      if (place.matches()) {
        file = place.group(1);
        while (at < block.size() && !block.get(at).isEmpty()) {
          at++;
        }
      }
    }
    String detail = String.join(" ", block.subList(at, block.size()));
    return new Problem(severity, summary, flat(detail), file);
  }

  static String flat(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
