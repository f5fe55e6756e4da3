package io.portwright.engine.state.git;

import io.portwright.engine.state.LockHolder;
import io.portwright.engine.state.LockRemoval;
import io.portwright.engine.state.LockRequest;
import io.portwright.engine.state.LockResult;
import java.util.Optional;

/** The lock of one branch of a store. What prevents an answer is a {@code StoreFailure}. */
interface BranchLocks {

  /** Asks for it; waits as long as the wish says. */
  LockResult lock(LockRequest request);

  /** Who has it; writes nothing that others see. */
  Optional<LockHolder> holder();

  /** Takes it from whoever has it, if that is the one that is meant. */
  LockRemoval unlock(String id);
}
