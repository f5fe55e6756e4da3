package io.portwright.engine.state;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * The commits that led to a state, and the files of each. Needs no key: sealed values stay sealed.
 *
 * <p>What cannot be read is thrown as {@link StoreFailure}.
 */
public interface StateHistory {
  /** Of a state that was never stored. */
  StateHistory EMPTY =
      new StateHistory() {
        @Override
        public CommitId head() {
          return CommitId.NONE;
        }

        @Override
        public void walk(Predicate<StoredCommit> each) {}

        @Override
        public List<FileChange> changes(CommitId from, CommitId to) {
          return List.of();
        }

        @Override
        public byte[] content(String path, String blob) {
          throw StoreFailure.damaged(path, "nothing was ever stored");
        }

        @Override
        public void files(CommitId commit, String folder, BiConsumer<String, byte[]> each) {}
      };

  /** A file that differs between two commits; ids of its contents, empty where it is missing. */
  record FileChange(String path, Optional<String> before, Optional<String> after) {}

  /** The newest commit; {@link CommitId#NONE} when nothing was ever stored. */
  CommitId head();

  /** Every commit, newest first, until told to stop by {@code false}. */
  void walk(Predicate<StoredCommit> each);

  /**
   * Files that differ, in path order.
   *
   * @param from {@link CommitId#NONE} for no files at all
   */
  List<FileChange> changes(CommitId from, CommitId to);

  /**
   * Content of a file.
   *
   * @param path for messages
   * @param blob id from a {@link FileChange}
   */
  byte[] content(String path, String blob);

  /** Every file below a folder in one commit, with its full path, in path order. */
  void files(CommitId commit, String folder, BiConsumer<String, byte[]> each);

  /** How many commits there are. */
  default int length() {
    int[] count = {0};
    walk(_ -> {
      count[0]++;
      return true;
    });
    return count[0];
  }
}
