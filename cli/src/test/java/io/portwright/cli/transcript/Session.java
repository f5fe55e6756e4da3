package io.portwright.cli.transcript;

import io.portwright.cli.command.Program;
import io.portwright.cli.command.Surroundings;
import io.portwright.cli.view.Terminal;
import io.portwright.engine.state.git.BranchName;
import io.portwright.engine.state.git.StateRepository;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/**
 * Plays the commands of a case in a folder of its own and writes down what a person sees.
 *
 * <p>A line of {@code steps} is a command ({@code portwright plan}), {@code cp FROM TO}, {@code rm
 * FILE}, {@code mv FROM TO}, {@code columns N}, {@code env NAME=VALUE}, {@code user NAME} for
 * another person with a home of their own, {@code bare FOLDER} for an empty repository, {@code
 * commit} for a commit of the folder's files, {@code answer TEXT...} for the next questions, {@code
 * save FILE} for standard output of the next command, or {@code edit FILE PATTERN REPLACEMENT}.
 * {@code key-of NAME} in a command stands for that person's public key, {@code commit-of NAME} for
 * the newest commit of rehearsals when {@code mark NAME} was said.
 *
 * <p>{@code service} begins a service that the commands order from as from a real one. There,
 * {@code slow} and {@code quick} say how long it takes to provision, {@code hold} keeps the next
 * answer to an order back, {@code begin portwright …} starts a run as a process and goes on as soon
 * as it has ordered something ({@code until TEXT}: has said that), and {@code finish} or {@code
 * kill} end it.
 */
final class Session implements AutoCloseable {
  private final Path folder;
  private final TreeMap<String, String> environment = new TreeMap<>();
  private final StringBuilder transcript = new StringBuilder();
  private final TreeMap<String, String> marks = new TreeMap<>();
  private int columns = 80;
  private String answer = "";
  private String saved = "";
  private Optional<RealService> service = Optional.empty();
  private Optional<Process> begun = Optional.empty();

  Session(Path folder, Path home) {
    this.folder = folder;
    environment.put("HOME", home.toString());
    environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
    environment.put("LANG", "C.UTF-8");
  }

  String play(List<String> steps) throws IOException {
    for (String step : steps) {
      if (!step.isBlank() && !step.startsWith("#")) {
        play(step.strip());
      }
    }
    return new Normalised(folder).of(transcript.toString());
  }

  private void play(String step) throws IOException {
    List<String> words = words(step);
    switch (words.getFirst()) {
      case "portwright" -> run(step, words.subList(1, words.size()));
      case "service" -> {
        service =
            Optional.of(new RealService(Files.createDirectory(folder.resolveSibling("real"))));
        environment.putAll(service.get().environment());
      }
      case "slow" -> service.orElseThrow().provisions(false);
      case "quick" -> service.orElseThrow().provisions(true);
      case "hold" -> service.orElseThrow().holdsTheNextAnswer();
      case "until" -> service.orElseThrow().awaitsWord(words.get(1));
      case "begin" -> begin(words.subList(1, words.size()));
      case "finish", "kill" -> end(words.getFirst().equals("kill"));
      case "cp" -> {
        Path target = folder.resolve(words.get(2));
        Files.createDirectories(target.resolveSibling(""));
        Files.copy(folder.resolve(words.get(1)), target, StandardCopyOption.REPLACE_EXISTING);
      }
      case "rm" -> Files.delete(folder.resolve(words.get(1)));
      case "bare" -> StateRepository.openOrCreate(folder.resolve(words.get(1))).close();
      case "commit" -> commit();
      case "mark" -> mark(words.get(1));
      case "user" -> {
        Path home = folder.resolveSibling("home-" + words.get(1));
        environment.put("USER", words.get(1));
        environment.put("HOME", home.toString());
        environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
      }
      case "mv" -> Files.move(folder.resolve(words.get(1)), folder.resolve(words.get(2)));
      case "cut" -> Files.writeString(folder.resolve(words.get(1)), "");
      case "save" -> saved = words.get(1);
      case "edit" -> {
        Path file = folder.resolve(words.get(1));
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.writeString(file, text.replaceAll(words.get(2), words.get(3)));
      }
      case "columns" -> columns = Integer.parseInt(words.get(1));
      case "env" -> {
        String[] pair = words.get(1).split("=", 2);
        environment.put(pair[0], pair[1]);
      }
      case "answer" -> answer = String.join("\n", words.subList(1, words.size())) + "\n";
      default -> throw new IllegalArgumentException("not a step: " + step);
    }
  }

  /** How many commits an apply makes depends on what is ready when, so they are not counted. */
  private void mark(String name) {
    Path store = folder.resolve(".portwright").resolve("store.git");
    try (StateRepository repository = StateRepository.openOrCreate(store)) {
      marks.put(name, repository.head(BranchName.sandbox("default")).hex());
    }
  }

  /** Everything that is in the folder, in a repository of its own. */
  private void commit() throws IOException {
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      git.add().addFilepattern(".").call();
      git.commit().setMessage("as it is").setAuthor("Ann", "").setCommitter("Ann", "").call();
    } catch (GitAPIException e) {
      throw new AssertionError(e);
    }
  }

  private void begin(List<String> command) throws IOException {
    transcript
        .append("$ ")
        .append(String.join(" ", command))
        .append("\n[has ordered something, and goes on]\n\n");
    begun =
        Optional.of(
            service.orElseThrow().begin(command.subList(1, command.size()), environment, folder));
  }

  private void end(boolean kill) {
    Process process = begun.orElseThrow();
    try {
      int code = (kill ? process.destroyForcibly() : process).waitFor();
      transcript
          .append("[the run that went on has said]\n")
          .append(service.orElseThrow().text())
          .append(kill ? "[and is killed]" : "[exit " + code + "]")
          .append("\n\n");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String keyOf(String name) throws IOException {
    Path file = folder.resolveSibling("home-" + name).resolve("config/portwright/identity");
    String mark = "# public key: ";
    return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .findFirst()
        .orElseThrow();
  }

  private List<String> keysIn(List<String> arguments) throws IOException {
    List<String> plain = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "key-of" -> plain.add(keyOf(arguments.get(++i)));
        case "commit-of" -> plain.add(marks.get(arguments.get(++i)));
        default -> plain.add(arguments.get(i));
      }
    }
    return plain;
  }

  @Override
  public void close() {
    service.ifPresent(RealService::close);
  }

  private void run(String step, List<String> arguments) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            environment,
            folder,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new BufferedReader(new StringReader(answer)),
            !answer.isEmpty(),
            Terminal.plain(columns),
            Clock.systemUTC(),
            new Random(20261123),
            Surroundings.Signals.NONE);
    answer = "";
    List<String> plain = keysIn(arguments);
    int code = new Program().run(plain, surroundings);
    transcript
        .append("$ ")
        .append(plain.equals(arguments) ? step : "portwright " + String.join(" ", plain))
        .append('\n');
    if (saved.isEmpty()) {
      transcript.append(out.toString(StandardCharsets.UTF_8));
    } else {
      Files.write(folder.resolve(saved), out.toByteArray());
      transcript.append("[output in ").append(saved).append("]\n");
      saved = "";
    }
    if (err.size() > 0) {
      transcript.append("--- standard error\n").append(err.toString(StandardCharsets.UTF_8));
    }
    transcript.append("[exit ").append(code).append("]\n\n");
  }

  /** Words of a step; single quotes hold words together. */
  private static List<String> words(String step) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (char c : (step + " ").toCharArray()) {
      if (c == '\'') {
        quoted = !quoted;
      } else if (c == ' ' && !quoted) {
        if (!word.isEmpty()) {
          words.add(word.toString());
        }
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    return words;
  }
}
