package io.portwright.provider.spi;

import io.portwright.provider.value.Value;
import java.util.Optional;
import java.util.SortedMap;

/** Where {@code terraform_remote_state} finds the outputs of other configurations. */
@FunctionalInterface
public interface RemoteStateSource {

  /** Nowhere: nobody has stored anything. */
  RemoteStateSource NONE = (_, _) -> Answer.of(Optional.empty());

  /**
   * Reads output values. Blocks; changes nothing.
   *
   * @param workspace of the other configuration, as written
   * @return the outputs; empty when nothing was ever stored there
   */
  Answer<Optional<SortedMap<String, Value>>> outputs(Place place, String workspace);

  /** Where a state is kept. Relative paths start in the folder that the program works in. */
  sealed interface Place {

    /**
     * Backend {@code local}: a state file of Terraform.
     *
     * @param path of the file of the default workspace; {@code terraform.tfstate} when empty
     * @param workspaceFolder with a folder for each other workspace; {@code terraform.tfstate.d}
     *     when empty
     */
    record StateFile(Optional<String> path, Optional<String> workspaceFolder) implements Place {}

    /**
     * Backend {@code git}: a store of this program.
     *
     * @param repository path: the bare repository, or the folder of a configuration whose local
     *     store it is
     * @param branch without {@code refs/heads/}; the one of the workspace when empty
     */
    record Store(String repository, Optional<String> branch) implements Place {}

    /**
     * Backend {@code git} at an address: a store that is shared.
     *
     * @param url as written
     * @param prefix first part of the names of its branches; the usual one when empty
     */
    record Shared(String url, Optional<String> prefix) implements Place {}
  }
}
