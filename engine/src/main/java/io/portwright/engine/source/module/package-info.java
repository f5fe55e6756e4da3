/**
 * Where the code of modules comes from: what a {@code source} argument means, local folders, and
 * packages fetched with git into {@code .portwright/modules}.
 *
 * <p>Entry point: {@link io.portwright.engine.source.module.ModuleFolders}. Knows folders and
 * addresses, nothing of what stands in the files; git itself is in {@code engine.git}, which is
 * loaded only when a source needs it.
 */
@NullMarked
package io.portwright.engine.source.module;

import org.jspecify.annotations.NullMarked;
