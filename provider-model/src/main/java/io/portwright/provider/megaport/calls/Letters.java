package io.portwright.provider.megaport.calls;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.wire.JsonText;
import io.portwright.provider.megaport.wire.Product;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Letters of authorization. Fetching one makes a new one with the date of that day, so none is
 * fetched unless the user asks for it.
 */
public final class Letters {

  private static final String FETCH = "fetch the letter of authorization";
  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final int SHORT = 8;

  private final ApiClient client;

  Letters(ApiClient client) {
    this.client = client;
  }

  /**
   * The letter of a port that is ordered already, as PDF. When an answer is lost on its way it is
   * asked for again, and the letter that comes then is the valid one.
   */
  public Checked<byte[]> fetch(String portUid) {
    Reply reply = client.download("/v2/product/" + Answers.segment(portUid) + "/loa");
    return switch (reply) {
      case Reply.Failure failure -> Answers.failed(FETCH, failure);
      case Reply.Ok ok -> letter(ok.bytes());
    };
  }

  private static Checked<byte[]> letter(byte[] bytes) {
    int end = Math.min(bytes.length, PDF.length);
    if (Arrays.equals(bytes, 0, end, PDF, 0, PDF.length)) {
      return Checked.of(bytes);
    }
    Optional<String> said = JsonText.parse(bytes).flatMap(json -> json.text("message"));
    return Answers.odd(FETCH, "is no PDF" + said.map(text -> ": \"" + text + "\"").orElse(""));
  }

  /** The name that such files have: {@code Service ID 1a2b3c4d (4711) LOA.pdf}. */
  public static String fileName(Product port) {
    String uid = port.uid().replaceAll("[^0-9A-Za-z-]", "");
    String number =
        port.fields().whole("productId").stream()
            .mapToObj(id -> " (" + id + ")")
            .findFirst()
            .orElse("");
    return "Service ID " + uid.substring(0, Math.min(SHORT, uid.length())) + number + " LOA.pdf";
  }
}
