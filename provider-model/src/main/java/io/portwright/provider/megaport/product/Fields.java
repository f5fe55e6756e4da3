package io.portwright.provider.megaport.product;

import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads attributes of an object; what is absent, null or unknown is empty. */
public final class Fields {

  private Fields() {}

  public static Optional<String> text(ObjectValue object, String name) {
    return present(object, name).map(Value::asString);
  }

  public static OptionalLong whole(ObjectValue object, String name) {
    Optional<Long> number = present(object, name).flatMap(value -> value.asNumber().asLongExact());
    return number.isPresent() ? OptionalLong.of(number.get()) : OptionalLong.empty();
  }

  public static Optional<Boolean> truth(ObjectValue object, String name) {
    return present(object, name).map(Value::asBool);
  }

  public static Optional<ObjectValue> object(ObjectValue object, String name) {
    return present(object, name).filter(ObjectValue.class::isInstance).map(ObjectValue.class::cast);
  }

  public static Optional<Value> present(ObjectValue object, String name) {
    return Optional.ofNullable(object.attributes().get(name)).filter(Value::isPresent);
  }

  /** Whether an attribute has different values in two objects; unknown differs from all. */
  public static boolean differ(ObjectValue a, ObjectValue b, String name) {
    Value left = a.attributes().get(name);
    Value right = b.attributes().get(name);
    return !Objects.equals(left, right);
  }
}
