package io.portwright.engine.journal;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.DeposedKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One call that must not be made twice, as written down before it is sent.
 *
 * @param id unique; also the file name: letters, digits, {@code -} and {@code _}, at most 80
 * @param waveId shared by the intents that were committed together
 * @param target what the call is for
 * @param call what will be sent
 * @param scope where it will be sent
 * @param sendWindow the call has ended, one way or the other, this long after it was announced; a
 *     duration, because the clocks of two machines are never compared
 * @param knownUids services of the same type and name that existed before sending: none of these
 *     can be what this call orders
 * @param memo what helps to recognise later what the call has made
 */
public record Intent(
    String id,
    String waveId,
    Target target,
    Call call,
    Scope scope,
    Duration sendWindow,
    List<String> knownUids,
    IntentStatus status,
    Memo memo) {

  public Intent {
    knownUids = knownUids.stream().sorted().distinct().toList();
    if (sendWindow.isNegative() || sendWindow.isZero()) {
      throw new IllegalArgumentException("an intent needs a send window");
    }
  }

  /** An intent of which nothing more is known. */
  public Intent(
      String id,
      String waveId,
      Target target,
      Call call,
      Scope scope,
      Duration sendWindow,
      List<String> knownUids,
      IntentStatus status) {
    this(id, waveId, target, call, scope, sendWindow, knownUids, status, Memo.NONE);
  }

  /**
   * @param record text of the record that the call was to lead to, without clear secrets
   * @param announced when, by the clock of the machine that was about to send it; for people only
   */
  public record Memo(Optional<String> record, Optional<String> announced) {
    public static final Memo NONE = new Memo(Optional.empty(), Optional.empty());
  }

  /**
   * @param deposedKey for a call about a deposed object
   */
  public record Target(InstanceAddress address, Optional<DeposedKey> deposedKey) {
    public static Target current(InstanceAddress address) {
      return new Target(address, Optional.empty());
    }
  }

  /** What kind of call it is. */
  public enum Operation {
    CREATE,
    UPDATE,
    END
  }

  /**
   * @param resourceType such as {@code megaport_port}
   * @param serviceName name that the service has or will have
   * @param fingerprint unique for the intent; travels with the order where the type has tags
   * @param bodyHash keyed hash of the request body
   */
  public record Call(
      Operation operation,
      String resourceType,
      String serviceName,
      String fingerprint,
      String bodyHash) {}

  /**
   * @param environment such as {@code production}
   * @param companyUid in force; empty when the account does not tell
   */
  public record Scope(String environment, Optional<String> companyUid) {}

  public InstanceAddress address() {
    return target.address();
  }

  public Intent withStatus(IntentStatus changed) {
    return new Intent(id, waveId, target, call, scope, sendWindow, knownUids, changed, memo);
  }
}
