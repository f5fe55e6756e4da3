package io.portwright.cli.command;

import io.portwright.engine.config.BackendFile;
import io.portwright.engine.config.GitBackend;
import io.portwright.engine.state.git.SharedPlace;
import io.portwright.provider.diagnostic.Checked;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Flags of {@code init} about the store. */
final class InitOptions {
  /** In the place of an address: the store of this folder alone. */
  static final String LOCAL = "local";

  private @Nullable String store;
  private @Nullable String branch;
  private @Nullable String history;
  private final List<String> completions = new ArrayList<>();
  private final List<String> settled = new ArrayList<>();
  private final LockOptions locking = new LockOptions();
  private boolean input = true;
  private boolean backend = true;
  private boolean migrate;
  private boolean reconfigure;
  private boolean identity;
  private boolean accepted;

  void declare(Flags flags) {
    flags.value(
        "-store",
        String.class,
        "ADDRESS",
        "share the state in this git repository; \"local\" ends that",
        given -> store = given);
    flags.value(
        "-store-branch",
        String.class,
        "NAME",
        "first part of branch names there (usually \"" + SharedPlace.PREFIX + "\")",
        given -> branch = given);
    flags.value(
        "-backend-config",
        String.class,
        "NAME=VALUE|FILE",
        "what a block backend \"git\" leaves out: url, branch; or a file that says it",
        completions::add);
    flags.bool(
        "-migrate-state", "put state of this folder into the store", given -> migrate |= given);
    flags.bool("-reconfigure", "leave state of this folder behind", given -> reconfigure = given);
    flags.bool(
        "-create-identity", "make a key that opens secrets of state", given -> identity = given);
    flags.bool(
        LocalStoreConsent.FLAG,
        "order real services with a state that only this folder has",
        given -> accepted = given);
    flags.value(
        "-accept-history",
        String.class,
        "COMMIT",
        "go on from a history that was rewritten",
        given -> history = given);
    flags.bool("-input", "ask questions (default: yes)", given -> input = given);
    flags.bool("-backend", "look at the store (default: yes)", given -> backend = given);
    flags.hidden("-force-copy", Boolean.class, given -> migrate |= given);
    locking.declare(flags);
    flags.ignoredBool("-get");
  }

  /** Says which flags do not go together. */
  void check() {
    if (migrate && reconfigure) {
      throw new UsageException(
          "portwright init: the -migrate-state and -reconfigure options are mutually-exclusive.");
    }
    if (accepted && !backend) {
      throw new UsageException(
          "portwright init: "
              + LocalStoreConsent.FLAG
              + " is about the store, and -backend=false leaves that out.");
    }
    if (branch != null && store == null) {
      throw new UsageException(
          "portwright init: -store-branch belongs to -store=ADDRESS, which is missing.");
    }
  }

  boolean looksAtStore() {
    return backend;
  }

  Optional<String> store() {
    return Optional.ofNullable(store);
  }

  String branch() {
    return branch == null ? SharedPlace.PREFIX : branch;
  }

  Optional<String> history() {
    return Optional.ofNullable(history);
  }

  /**
   * Reads files that complete a {@code backend} block, in their place on the command line.
   *
   * @throws Refusal when one cannot be read, or says something else
   */
  void readFiles(Path folder) {
    for (String completion : completions) {
      if (completion.contains("=")) {
        settled.add(completion);
      } else {
        Checked<GitBackend> file = BackendFile.read(folder, Path.of(completion));
        if (file.hasErrors()) {
          throw new Refusal(file.diagnostics());
        }
        file.orThrow().url().ifPresent(url -> settled.add("url=" + url));
        file.orThrow().branch().ifPresent(branch -> settled.add("branch=" + branch));
      }
    }
  }

  /**
   * What completes a {@code backend} block, by name.
   *
   * @param name {@code url} or {@code branch}
   */
  Optional<String> completion(String name) {
    return settled.stream()
        .filter(text -> text.startsWith(name + "="))
        .map(text -> text.substring(name.length() + 1))
        .reduce((_, last) -> last);
  }

  /** The flags that said where the store is, each with a blank behind it. */
  String address() {
    StringBuilder out = new StringBuilder();
    store().ifPresent(text -> out.append("-store=").append(text).append(' '));
    if (branch != null) {
      out.append("-store-branch=").append(branch).append(' ');
    }
    completions.forEach(text -> out.append("-backend-config=").append(text).append(' '));
    return out.toString();
  }

  /** Arguments of a {@code backend} block, from files as well, as {@code NAME=VALUE}. */
  List<String> completions() {
    return List.copyOf(settled);
  }

  LockOptions locking() {
    return locking;
  }

  boolean migrates() {
    return migrate;
  }

  boolean reconfigures() {
    return reconfigure;
  }

  boolean createsIdentity() {
    return identity;
  }

  /** Whether real orders may be placed from a store that only this folder has. */
  boolean acceptsLocalStore() {
    return accepted;
  }

  /** Whether somebody can be asked. */
  boolean asks(Surroundings surroundings) {
    return input && surroundings.asks();
  }
}
