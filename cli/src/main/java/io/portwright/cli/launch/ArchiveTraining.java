package io.portwright.cli.launch;

import io.portwright.cli.command.Program;
import io.portwright.cli.command.Surroundings;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;

/**
 * The run that the build records to know which classes the archive of prepared classes shall hold:
 * the life of one configuration against the sandbox, in one process. Not for users.
 */
final class ArchiveTraining {
  private static final List<List<String>> LIFE =
      List.of(
          List.of("--version"),
          List.of("-help"),
          List.of("plan", "-help"),
          List.of("init"),
          List.of("validate"),
          List.of("plan", "--sandbox", "-input=false", "-out=first.plan"),
          List.of("show", "first.plan"),
          List.of("apply", "--sandbox", "-input=false", "-auto-approve"),
          List.of("plan", "--sandbox", "-input=false"),
          List.of("show", "--sandbox"),
          List.of("output", "--sandbox"),
          List.of("state", "list", "--sandbox"),
          List.of("destroy", "--sandbox", "-input=false", "-auto-approve"));

  /** What is done with a configuration without services, which needs no sandbox. */
  private static final List<List<String>> LOCAL_LIFE =
      List.of(
          List.of("validate"),
          List.of("plan", "-input=false"),
          List.of("apply", "-input=false", "-auto-approve"),
          List.of("plan", "-input=false"),
          List.of("output"),
          List.of("destroy", "-input=false", "-auto-approve"));

  private final Path work;

  private ArchiveTraining(Path work) {
    this.work = work;
  }

  /**
   * Arguments: a folder that may be written, the folder of a configuration without services, then
   * those of configurations to go through on the sandbox.
   */
  public static void main(String[] arguments)
      throws IOException, NoSuchAlgorithmException, ClassNotFoundException {
    ArchiveTraining training = new ArchiveTraining(Path.of(arguments[0]).toAbsolutePath());
    training.live(Path.of(arguments[1]), LOCAL_LIFE);
    for (String folder : List.of(arguments).subList(2, arguments.length)) {
      training.live(Path.of(folder), LIFE);
    }
    // Every start needs it, and only this run goes round it.
    Class.forName(Main.class.getName());
    // What a real environment needs and the sandbox does not.
    if (!SSLContext.getDefault().getProtocol().equals("Default")) {
      throw new IllegalStateException("the default TLS context is not the default");
    }
    System.exit(0); // as the program ends, for the classes that this needs
  }

  private void live(Path configuration, List<List<String>> life) throws IOException {
    Path from = configuration.toAbsolutePath().normalize();
    Path copy = work.resolve(from.getFileName());
    empty(copy);
    copy(from, copy);
    life.forEach(words -> run(copy, words));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.newDirectoryStream(from, name -> !isHidden(name))) {
      for (Path file : files) {
        Path target = to.resolve(file.getFileName());
        if (Files.isDirectory(file)) {
          copy(file, target);
        } else if (file.toString().endsWith(".tf")) {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** Such as the state of somebody who has tried the sample where it is. */
  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  private void run(Path folder, List<String> words) {
    var shown = new ByteArrayOutputStream();
    PrintStream screen = new PrintStream(shown, false, StandardCharsets.UTF_8);
    SortedMap<String, String> environment = new TreeMap<>();
    environment.put("HOME", work.resolve("home").toString());
    Surroundings surroundings =
        new Surroundings(
            environment,
            folder,
            screen,
            screen,
            new BufferedReader(new StringReader("")),
            false,
            Program.terminal(environment),
            Clock.systemUTC(),
            new SecretRandom(),
            new ProcessSignals());
    int code = new Program().run(words, surroundings);
    if (code != 0) {
      throw new IllegalStateException(
          String.join(" ", words)
              + " in "
              + folder
              + " ended with "
              + code
              + ":\n"
              + shown.toString(StandardCharsets.UTF_8));
    }
  }

  private static void empty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException problem)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
