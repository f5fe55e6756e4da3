package io.portwright.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFailureTest {
  @TempDir Path folder;

  private StoreFailure.Reason writing(Exception cause) {
    return StoreFailure.writing("a commit", folder, cause).reason();
  }

  @Test
  void aFullDiskIsToldFromAMissingPermission() {
    assertThat(writing(new IOException("No space left on device")))
        .isEqualTo(StoreFailure.Reason.FULL);
    assertThat(writing(new FileSystemException("x", "y", "Disk quota exceeded")))
        .isEqualTo(StoreFailure.Reason.FULL);
    assertThat(writing(new IOException("cannot write", new IOException("No space left on device"))))
        .isEqualTo(StoreFailure.Reason.FULL);
    assertThat(writing(new AccessDeniedException("x"))).isEqualTo(StoreFailure.Reason.NOT_WRITABLE);
    assertThat(writing(new IOException("Read-only file system")))
        .isEqualTo(StoreFailure.Reason.NOT_WRITABLE);
  }

  @Test
  void everyReasonHasItsOwnCodeAndAShortSummary() {
    var reasons = StoreFailure.Reason.values();
    assertThat(Arrays.stream(reasons).map(StoreFailure.Reason::code)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(reasons).map(StoreFailure.Reason::summary))
        .allMatch(summary -> summary.length() <= 60);
  }

  @Test
  void theDiagnosticSaysOperationObjectAndWhatToDo() {
    var diagnostic =
        StoreFailure.writing("a commit", folder, new AccessDeniedException("x")).diagnostic();
    assertThat(diagnostic.code().orElseThrow().text()).isEqualTo("STORE-3");
    assertThat(diagnostic.detail())
        .isEqualTo(
            "Cannot write a commit: permission denied.\n\nNothing was changed. Check that you may"
                + " write in "
                + folder
                + " and run again.");
  }
}
