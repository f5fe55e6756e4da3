package io.portwright.cli.command;

import io.portwright.engine.state.Lineage;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.tfstate.AdoptedState;
import io.portwright.engine.state.tfstate.AdoptingStore;
import io.portwright.engine.state.tfstate.StateFile;
import io.portwright.engine.state.tfstate.StateFileReader;
import io.portwright.provider.builtin.TerraformProvider;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Provider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The state of a workspace: the store, or, before its first commit, the state file that Terraform
 * left beside the configuration.
 *
 * @param file what the store begins with; empty when it has a beginning, or there is no file
 */
record StateOpening(StateStore stored, Optional<AdoptedState> file) {

  /**
   * Reads the file if it counts; empty when it does and cannot be used.
   *
   * @param place of the file
   */
  static Optional<StateOpening> of(
      Workbench bench, StateStore stored, Path place, boolean rehearsal) {
    Checked<Optional<StateFile>> beside = StateFile.load(bench.surroundings().folder(), place);
    StateFileReader reader =
        new StateFileReader(
            new KnownSchemas(bench.providers()),
            bench.providers().providers().stream().map(Provider::source).toList());
    Optional<Lineage> lineage = stored.lineage();
    if (lineage.isPresent()) {
      beside
          .value()
          .flatMap(file -> file)
          .filter(_ -> !rehearsal)
          .flatMap(file -> reader.passedOver(file, lineage.get()))
          .ifPresent(warning -> bench.add(List.of(warning)));
      return Optional.of(new StateOpening(stored, Optional.empty()));
    }
    return bench
        .take(beside)
        .flatMap(file ->
            file.isEmpty()
                ? Optional.of(new StateOpening(stored, Optional.empty()))
                : bench
                    .take(reader.state(file.get()))
                    .map(state -> rehearsal ? rehearsed(bench, state) : state)
                    .map(state ->
                        new StateOpening(stored, Optional.of(state).filter(s -> !s.isEmpty()))));
  }

  /** What of a file means something in the sandbox. */
  private static AdoptedState rehearsed(Workbench bench, AdoptedState state) {
    AdoptedState local = state.onlyOf(TerraformProvider.SOURCE);
    int services = state.records().size() - local.records().size();
    if (services > 0) {
      bench.add(
          List.of(
              Diagnostic.warning(
                      "Rehearsal begins without real services",
                      state.file()
                          + " holds "
                          + Counted.of(services, "object")
                          + " of real environments. A rehearsal does not know them: it plans and"
                          + " orders everything anew, in the sandbox.")
                  .withCode("TFSTATE-7")));
    }
    return local;
  }

  /**
   * The store to work with.
   *
   * @param owned gives records of the file the environment and company they belong to
   */
  StateStore store(UnaryOperator<ResourceRecord> owned) {
    return file.<StateStore>map(state -> new AdoptingStore(stored, state, owned)).orElse(stored);
  }
}
