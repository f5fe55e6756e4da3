package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.provider.spi.ResourceType.Exchange;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a plan will do to one resource instance. Values carry their marks. */
public sealed interface Change {

  InstanceAddress address();

  Reason reason();

  /** The resource does not exist yet. */
  record Create(InstanceAddress address, ObjectValue after) implements Change {
    @Override
    public Reason reason() {
      return Reason.NONE;
    }
  }

  /**
   * The resource exists and can be changed in place. {@code diffs} is empty only when nothing but
   * what is sensitive changes.
   */
  record Update(
      InstanceAddress address, ObjectValue before, ObjectValue after, List<AttributeDiff> diffs)
      implements Change {
    public Update {
      diffs = List.copyOf(diffs);
      if (diffs.isEmpty() && AttributeDiffs.identical(before, after)) {
        throw new IllegalArgumentException("an update needs at least one difference: " + address);
      }
    }

    @Override
    public Reason reason() {
      return Reason.NONE;
    }
  }

  /**
   * A new object takes the place of the old one.
   *
   * @param because attributes that cannot be changed in place; empty when {@code reason} says why
   * @param order of the two halves
   */
  record Replace(
      InstanceAddress address,
      ObjectValue before,
      ObjectValue after,
      List<AttributeDiff> diffs,
      SortedSet<AttributePath> because,
      Reason reason,
      Exchange order)
      implements Change {
    public Replace {
      diffs = List.copyOf(diffs);
      because = Collections.unmodifiableSortedSet(new TreeSet<>(because));
    }
  }

  /**
   * The object will be ended.
   *
   * @param deposed key of an object that a replacement left behind; empty for the current one
   */
  record Delete(
      InstanceAddress address, Optional<String> deposed, ObjectValue before, Reason reason)
      implements Change {}

  /**
   * The object stays as it is, but state forgets it, as a {@code removed} block asks.
   *
   * @param deposed key of an object that a replacement left behind; empty for the current one
   */
  record Forget(
      InstanceAddress address, Optional<String> deposed, ObjectValue before, Reason reason)
      implements Change {}

  /** A data source that can only be read during apply. */
  record Read(InstanceAddress address, ObjectValue after, Reason reason) implements Change {}

  /** Nothing to do; {@code value} is what a data source says, or the object as it is. */
  record NoOp(InstanceAddress address, ObjectValue value) implements Change {
    @Override
    public Reason reason() {
      return Reason.NONE;
    }
  }

  /** The object as last read; empty when there is none. */
  default Optional<ObjectValue> prior() {
    return switch (this) {
      case Create _, Read _ -> Optional.empty();
      case Update update -> Optional.of(update.before());
      case Replace replace -> Optional.of(replace.before());
      case Delete delete -> Optional.of(delete.before());
      case Forget forget -> Optional.of(forget.before());
      case NoOp noOp -> Optional.of(noOp.value());
    };
  }

  /** The object as it will be; empty when there will be none. */
  default Optional<ObjectValue> planned() {
    return switch (this) {
      case Create create -> Optional.of(create.after());
      case Update update -> Optional.of(update.after());
      case Replace replace -> Optional.of(replace.after());
      case Delete _, Forget _ -> Optional.empty();
      case Read read -> Optional.of(read.after());
      case NoOp noOp -> Optional.of(noOp.value());
    };
  }

  /** Whether a service, or an object in state, will be different afterwards. */
  default boolean isEffective() {
    return switch (this) {
      case Create _, Update _, Replace _, Delete _, Forget _ -> true;
      case Read _, NoOp _ -> false;
    };
  }

  /** Key of the object that a replacement left behind, if this is about one. */
  default Optional<String> leftBehind() {
    return switch (this) {
      case Delete delete -> delete.deposed();
      case Forget forget -> forget.deposed();
      case Create _, Update _, Replace _, Read _, NoOp _ -> Optional.empty();
    };
  }
}
