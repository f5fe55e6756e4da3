/**
 * State files of Terraform, format 4, as what state begins from: read, never written.
 *
 * <p>Entry points: {@link io.portwright.engine.state.tfstate.StateFile} for the file, {@link
 * io.portwright.engine.state.tfstate.StateFileReader} for what is in it, {@link
 * io.portwright.engine.state.tfstate.AdoptingStore} for a store that takes it over with its first
 * commit, {@link io.portwright.engine.state.tfstate.HiddenValues} for secrets that were left out of
 * a file.
 *
 * <p>Decisions. A file is prior state only while the workspace has no commit; from the first commit
 * on the store wins, because two truths about who owns a service end in ordering it twice. The file
 * says neither environment nor company, so its services belong to those of the provider
 * configuration that the adopting run acts with: the same that Terraform would have used. A
 * rehearsal takes over only what lives nowhere ({@code terraform_data}): a UID of a real service
 * means nothing in the sandbox, and looked up there it would be found gone and ordered again.
 * Resources of providers that are not here stay in the file, with a warning; resource types of our
 * own provider that this version does not know are an error, because a service that is left behind
 * is one that nobody ends. Dependencies stay as Terraform writes them, without the keys of module
 * instances.
 */
@NullMarked
package io.portwright.engine.state.tfstate;

import org.jspecify.annotations.NullMarked;
