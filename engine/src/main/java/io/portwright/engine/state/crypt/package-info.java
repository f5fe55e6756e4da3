/**
 * Secrets at rest: age encryption of single values and whole files, and keyed hashes.
 *
 * <p>Entry points: {@link io.portwright.engine.state.crypt.IdentityFile} finds or makes the key of
 * this user, {@link io.portwright.engine.state.crypt.SecretBox} seals and opens values, {@link
 * io.portwright.engine.state.crypt.SealedFile} does so for files such as plans. Everything sealed
 * here opens with the age tool and the same identity. Knows nothing of git or JSON records.
 */
@NullMarked
package io.portwright.engine.state.crypt;

import org.jspecify.annotations.NullMarked;
