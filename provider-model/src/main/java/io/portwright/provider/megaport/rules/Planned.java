package io.portwright.provider.megaport.rules;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.spi.Review.Item;
import io.portwright.provider.spi.Review.Step;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Map;
import java.util.Optional;

/**
 * One object of the plan.
 *
 * @param kind empty for objects that are no services
 */
public record Planned(Item item, Optional<ProductKind> kind) {

  String address() {
    return item.address();
  }

  String type() {
    return item.type();
  }

  boolean is(ProductKind other) {
    return kind.isPresent() && kind.get() == other;
  }

  /** Whether it is ordered anew. */
  boolean isOrdered() {
    return item.step() == Step.CREATE || item.step() == Step.REPLACE;
  }

  /** Whether what is there now ends. */
  boolean isEnded() {
    return item.step() == Step.DELETE || item.step() == Step.REPLACE;
  }

  /** Whether it is there when the plan has been carried out. */
  boolean stays() {
    return item.step() != Step.DELETE && item.after().isPresent();
  }

  boolean isChanged() {
    return item.step() == Step.UPDATE;
  }

  /** Whether the plan does anything with it. */
  boolean isTouched() {
    return item.step() != Step.KEEP;
  }

  ObjectValue after() {
    return item.after().orElseThrow();
  }

  /** As it is now; without attributes for a new one. */
  ObjectValue before() {
    return item.before().orElseGet(() -> Value.object(Map.of()));
  }

  /** Of the service that is there and stays, changed or not. */
  Optional<String> keptUid() {
    return item.step() == Step.UPDATE || item.step() == Step.KEEP ? liveUid() : Optional.empty();
  }

  /** Of the service that is there now. */
  Optional<String> liveUid() {
    Optional<ObjectValue> now =
        item.before().isPresent() || isOrdered() ? item.before() : item.after();
    return now.flatMap(object -> Fields.text(object, "product_uid"));
  }
}
