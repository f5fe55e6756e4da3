package io.portwright.provider.spi;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;

/** What became of a call. */
public sealed interface Outcome {

  /**
   * The service took it.
   *
   * @param uids of the services that were ordered; empty for changes and ends
   * @param state to record at once, before any waiting; what is not known yet is null
   */
  record Accepted(List<String> uids, ObjectValue state) implements Outcome {
    public Accepted {
      uids = List.copyOf(uids);
    }
  }

  /** The service said no; nothing has been ordered or changed. */
  record Refused(Diagnostic why) implements Outcome {}

  /** Nobody knows: the answer was lost or cannot be read. Never repeated automatically. */
  record Unclear(Diagnostic evidence) implements Outcome {}
}
