package io.portwright.cli.command;

import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.file.PlanFile;
import io.portwright.engine.state.crypt.Identity;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.engine.state.crypt.SecretBox;
import io.portwright.provider.diagnostic.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Plan files: encrypted with the identity that the local store uses. */
final class SavedPlans {
  private final Workbench bench;

  SavedPlans(Workbench bench) {
    this.bench = bench;
  }

  void write(Path file, Plan plan) {
    bench.stores().requireKeys();
    IdentityFile.Found found = bench.identity().readOrCreate();
    found.notice().ifPresent(notice -> bench.add(List.of(notice)));
    PlanFile.write(bench.surroundings().folder().resolve(file), plan, box(found.identity()));
  }

  /** The plan; empty when the bench holds errors. */
  Optional<Plan> read(Path file) {
    Path path = bench.surroundings().folder().resolve(file);
    if (!Files.exists(path)) {
      bench.add(
          List.of(
              Diagnostic.error(
                  "Plan file not found",
                  "There is no file "
                      + file
                      + ". Plan files are made by:\n\n    portwright plan -out="
                      + file)));
      return Optional.empty();
    }
    Optional<Identity> identity = bench.identity().read();
    if (identity.isEmpty()) {
      bench.add(
          List.of(
              Diagnostic.error(
                  "Plan file cannot be opened",
                  "The plan file is encrypted, and there is no identity on this machine that could"
                      + " open it. Use the machine that made the plan, or set"
                      + " PORTWRIGHT_AGE_KEY_FILE to the identity's file.")));
      return Optional.empty();
    }
    return bench.take(PlanFile.read(path, box(identity.get())));
  }

  private static SecretBox box(Identity identity) {
    return new SecretBox(identity.recipients(), identity);
  }
}
