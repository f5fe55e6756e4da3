package io.portwright.engine.journal;

import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StoreFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a client keeps of its orders beside the store, so that a later run can settle them. */
public interface Keeping {

  /** Keeps nothing: orders of unknown outcome stay as they are until a person decides. */
  Keeping NONE =
      new Keeping() {
        @Override
        public Optional<String> document(ResourceRecord planned) {
          return Optional.empty();
        }

        @Override
        public void seen(List<Intent> unclear) {}

        @Override
        public Optional<Path> emergency(StateSnapshot base, StateChange unsaved) {
          return Optional.empty();
        }
      };

  /**
   * The record that an order shall lead to, as an intent may hold it: text, secrets encrypted.
   *
   * @throws StoreFailure when they cannot be
   */
  Optional<String> document(ResourceRecord planned);

  /** Notes when this client first saw intents; the waiting time of recovery runs from then. */
  void seen(List<Intent> unclear);

  /**
   * Keeps what the store did not take, encrypted, in a file that the next run reads back.
   *
   * @param base state as last known
   * @return the file; empty when it could not be written anywhere
   */
  Optional<Path> emergency(StateSnapshot base, StateChange unsaved);
}
