package io.portwright.engine.state.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The machine's own git as a judge of our repositories; tests that need it are skipped without. */
public final class GitCommand {
  private GitCommand() {}

  /** Output of a git command that must succeed, errors included. */
  public static String run(Path repository, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("git", "-C", repository.toString(), "-c", "safe.directory=*"));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
      builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
      builder.environment().put("LC_ALL", "C.UTF-8");
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(command + " failed:\n" + output);
      }
      return output;
    } catch (IOException _) {
      Assumptions.abort("no git on this machine");
      throw new AssertionError("not reached");
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
