package io.portwright.engine.state.git;

import io.portwright.engine.git.RemoteFailure;
import io.portwright.engine.git.RemoteRefs;
import io.portwright.engine.state.CommitId;
import java.nio.file.Path;
import java.util.List;

/**
 * All state that a shared place has, fetched anew: what a damaged clone can be repaired with. Gone
 * when it is closed.
 *
 * @param repository a bare repository with the branches named as in a clone
 */
public record SharedCopy(Path repository) implements AutoCloseable {

  /**
   * Fetches it; fails when the place cannot be read.
   *
   * @param folder such as {@code .portwright} beside the configuration
   */
  public static SharedCopy fetch(Path folder, SharedPlace place) {
    Path draft = folder.resolve(StoreFolder.REPOSITORY + ".fetched");
    NewRepository.remove(draft); // what a run that was cut off has left
    SharedCopy copy = new SharedCopy(draft);
    try (StateRepository open = StateRepository.openOrCreate(draft);
        RemoteRefs remote = RemoteRefs.open(place.address(), draft, place.access())) {
      remote
          .fetch(List.of(place.remoteRefs()))
          .forEach((ref, id) ->
              place
                  .branchAt(ref)
                  .ifPresent(branch -> open.advance(branch, CommitId.NONE, new CommitId(id))));
      return copy;
    } catch (RemoteFailure failure) {
      copy.close();
      throw RemoteTrouble.of(failure, place, "read");
    }
  }

  @Override
  public void close() {
    NewRepository.remove(repository);
  }
}
