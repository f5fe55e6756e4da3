package io.portwright.provider.spi;

import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;

/** A kind of object that is only read. Pure; reading is {@link Account#readData}. */
public interface DataSourceType {

  String name();

  Schema schema();

  List<AttributeProblem> validate(ObjectValue configuration);
}
