package io.portwright.engine.recovery;

import io.portwright.engine.journal.Intent;
import io.portwright.provider.spi.Search.Candidate;
import java.time.Duration;
import java.util.List;

/**
 * An intent of unknown outcome and what is known about it.
 *
 * @param seen how long this client has known it
 * @param candidates what the order may have made, from the last look
 */
public record Evidence(Intent intent, Duration seen, List<Candidate> candidates, Verdict verdict) {

  public Evidence {
    candidates = List.copyOf(candidates);
  }
}
