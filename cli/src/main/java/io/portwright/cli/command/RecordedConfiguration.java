package io.portwright.cli.command;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.Lifecycle;
import io.portwright.engine.history.WayBack;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.Parser;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A configuration of the records of then: today's logins and variables, and nothing else. */
final class RecordedConfiguration {
  private static final String FILE = "portwright-records.tf.json";
  private static final Set<String> KEPT = Set.of("terraform", "provider", "variable", "locals");

  private final Configuration today;
  private final WayBackSource source;

  RecordedConfiguration(Configuration today, WayBackSource source) {
    this.today = today;
    this.source = source;
  }

  /** Why there can be none; empty when there can. */
  List<String> problems() {
    List<String> problems = new ArrayList<>(source.problems());
    long logins =
        today.providers().stream().filter(block -> block.key().alias().isPresent()).count();
    if (logins > 0) {
      problems.add("the configuration has several logins, and records do not say which was used");
    }
    today.files().stream()
        .filter(file -> file.name().endsWith(".json"))
        .forEach(file -> problems.add(file.name() + " is not in the native syntax"));
    source.way().steps().stream()
        .filter(RecordedConfiguration::ends)
        .map(WayBack.Step::address)
        .filter(this::isProtected)
        .forEach(address -> problems.add("prevent_destroy protects " + address));
    return problems;
  }

  private static boolean ends(WayBack.Step step) {
    return switch (step) {
      case WayBack.End _ -> true;
      case WayBack.Change change -> !change.replacing().isEmpty();
      case WayBack.Order _, WayBack.Adopt _ -> false;
    };
  }

  /** What was written for that is not in the records. */
  private boolean isProtected(InstanceAddress address) {
    return today
        .resource(address.resource())
        .filter(block -> block.lifecycle().is(Lifecycle.Flag.PREVENT_DESTROY))
        .isPresent();
  }

  /** Whether a finding is about blocks that nobody wrote. */
  static boolean isAboutRecords(Diagnostic finding) {
    return finding.subject().filter(range -> range.file().name().equals(FILE)).isPresent();
  }

  /** Writes its files into an empty folder. */
  void write(Path folder) {
    try {
      for (SourceFile file : today.files()) {
        StringBuilder kept = new StringBuilder();
        for (BlockNode block : Parser.parseFile(file).orThrow().body().blocks()) {
          if (KEPT.contains(block.type())) {
            kept.append(block.range().text()).append("\n\n");
          }
        }
        Files.writeString(folder.resolve(file.name()), kept, StandardCharsets.UTF_8);
      }
      Files.writeString(folder.resolve(FILE), source.blocks(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    }
  }
}
