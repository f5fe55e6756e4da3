package io.portwright.provider.megaport.data;

import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.Answer;
import java.util.List;

/** The public lists of the API, each fetched at most once for an account. */
public interface Catalogue {

  Answer<List<Json>> locations();

  Answer<List<Json>> partnerPorts();

  Answer<List<Json>> mveImages();

  Answer<List<Json>> mveSizes();
}
