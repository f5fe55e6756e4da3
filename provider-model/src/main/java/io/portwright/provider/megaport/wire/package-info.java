/**
 * The API's JSON: a small tree with lenient reading, and records of what the API answers.
 *
 * <p>Entry points: {@link io.portwright.provider.megaport.wire.Json} and {@link
 * io.portwright.provider.megaport.wire.Envelope}. Unknown fields are ignored, amounts keep their
 * decimals as written. May not depend on anything but {@code value} and the JSON library.
 */
@NullMarked
package io.portwright.provider.megaport.wire;

import org.jspecify.annotations.NullMarked;
