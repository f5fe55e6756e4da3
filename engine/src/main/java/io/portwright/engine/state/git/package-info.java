/**
 * The bare git repository below the store: read a commit, write a commit, compare-and-swap a
 * branch.
 *
 * <p>Entry points: {@link io.portwright.engine.state.git.StateRepository} for files in commits. The
 * only package of the store that uses JGit; it starts no child process and writes no work tree.
 * Objects and references are synced to disk before a commit counts as made.
 */
@NullMarked
package io.portwright.engine.state.git;

import org.jspecify.annotations.NullMarked;
