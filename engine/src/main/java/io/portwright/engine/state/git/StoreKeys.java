package io.portwright.engine.state.git;

import io.portwright.engine.state.Lineage;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.crypt.Identity;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.engine.state.crypt.KeyedHash;
import io.portwright.engine.state.crypt.SecretBox;
import io.portwright.engine.state.format.StoreHead;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keys of one store: those its head names, or, before its first commit, those it will be made with.
 * The identity is looked for when something has to be encrypted or decrypted, and made only for a
 * store that does not exist yet.
 */
final class StoreKeys {
  /** What happens when a store is made and this user has no identity. */
  enum Absent {
    MAKE,
    REFUSE
  }

  private final IdentityFile file;
  private final Absent absent;
  private final List<Diagnostic> notices = new ArrayList<>();
  private Optional<StoreHead> known = Optional.empty();
  private Optional<SecretBox> box = Optional.empty();
  private Optional<KeyedHash> hash = Optional.empty();

  StoreKeys(IdentityFile file, Absent absent) {
    this.file = file;
    this.absent = absent;
  }

  /** From now on, the keys of this head count; those of another one are forgotten. */
  void use(StoreHead head) {
    if (!known.equals(Optional.of(head))) {
      known = Optional.of(head);
      box = Optional.empty();
      hash = Optional.empty();
    }
  }

  boolean isKnown() {
    return known.isPresent();
  }

  /**
   * The head of a store that is being made.
   *
   * @param adopted lineage that it goes on from; empty for a new one
   */
  StoreHead newHead(Optional<Lineage> adopted) {
    Lineage lineage = adopted.orElseGet(() -> new Lineage(UUID.randomUUID().toString()));
    return StoreHead.create(lineage, box(), hash());
  }

  SecretBox box() {
    if (box.isEmpty()) {
      box = Optional.of(known.map(this::boxOf).orElseGet(this::newBox));
    }
    return box.get();
  }

  private SecretBox boxOf(StoreHead head) {
    Identity identity = file.read().orElseThrow(() -> missing(head));
    return new SecretBox(head.recipients(), identity);
  }

  private SecretBox newBox() {
    IdentityFile.Found found =
        switch (absent) {
          case MAKE -> file.readOrCreate();
          case REFUSE ->
              new IdentityFile.Found(file.read().orElseThrow(this::unmade), Optional.empty());
        };
    found.notice().ifPresent(notices::add);
    return new SecretBox(found.identity().recipients(), found.identity());
  }

  private StoreFailure unmade() {
    return new StoreFailure(
        StoreFailure.Reason.NO_KEY,
        "cannot begin the shared store: there is no age identity on this machine, state is"
            + " encrypted from the first change on, and the key of something that others depend on"
            + " is not made unasked",
        "Put the private key that the team has agreed on into PORTWRIGHT_AGE_KEY or into\n\n    "
            + file.path()
            + "\n\nor have a new one made there, and keep a copy of it:\n\n"
            + "    portwright init -create-identity");
  }

  private StoreFailure missing(StoreHead head) {
    StringBuilder advice = new StringBuilder("The state is encrypted to\n\n");
    head.holders().forEach(one -> advice.append("    ").append(one.text()).append('\n'));
    advice.append("\nPut the private key of one of these into PORTWRIGHT_AGE_KEY or into\n\n    ");
    advice.append(file.path());
    advice.append(
        """


        Or make a key of your own here, and have somebody who has one of these let it in:

            portwright init -create-identity
            portwright state recipients add -name=NAME YOUR-PUBLIC-KEY\
        """);
    return new StoreFailure(
        StoreFailure.Reason.NO_IDENTITY,
        "cannot decrypt the state: there is no age identity on this machine",
        advice.toString());
  }

  KeyedHash hash() {
    if (hash.isEmpty()) {
      hash = Optional.of(known.map(head -> head.hash(box())).orElseGet(KeyedHash::generate));
    }
    return hash.get();
  }

  /** What was collected since the last call. */
  List<Diagnostic> notices() {
    List<Diagnostic> collected = List.copyOf(notices);
    notices.clear();
    return collected;
  }
}
