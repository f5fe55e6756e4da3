/**
 * Git repositories of other places, through JGit: who may read them, what they hold, and a commit's
 * files written to a folder. Nothing of the machine's git takes part: no configuration, no hooks,
 * no credential helpers, no questions.
 *
 * <p>Entry points: {@link io.portwright.engine.git.RemoteRepository} and {@link
 * io.portwright.engine.git.CommitFiles} for reading, {@link io.portwright.engine.git.RemoteRefs}
 * for moving references. Failures are {@link io.portwright.engine.git.RemoteFailure}s; callers make
 * findings of them.
 */
@NullMarked
package io.portwright.engine.git;

import org.jspecify.annotations.NullMarked;
