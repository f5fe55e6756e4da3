package io.portwright.provider.megaport.data;

import io.portwright.provider.megaport.product.Services;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.Answer;
import java.util.List;

/**
 * What data sources read: public lists, each fetched at most once for an account, the account's
 * services, and answers of other endpoints, which all who ask share until the next refresh.
 */
public interface Catalogue {

  Answer<List<Json>> locations();

  Answer<List<Json>> partnerPorts();

  Answer<List<Json>> mveImages();

  Answer<List<Json>> mveSizes();

  Services services();

  /**
   * {@code data} of the answer to a GET.
   *
   * @param operation what is tried, for the message when it fails, such as {@code list the keys}
   */
  Answer<Json> look(String path, String operation);

  /** As {@link #look} for several paths, a few at a time; answers in the same order. */
  List<Answer<Json>> lookAll(List<String> paths, String operation);

  /** {@code data} of the answer to a question by POST, which changes nothing. */
  Answer<Json> ask(String path, Json question, String operation);
}
