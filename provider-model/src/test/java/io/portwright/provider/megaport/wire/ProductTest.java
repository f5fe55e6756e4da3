package io.portwright.provider.megaport.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Services as lists nest them. */
class ProductTest {

  @Test
  void whatHangsOnAServiceSaysOnWhich() {
    Json port =
        JsonText.parse(
                """
                {"productUid":"p","productName":"port","productType":"MEGAPORT","provisioningStatus":"LIVE",
                 "associatedVxcs":[{"productUid":"v","productName":"vxc","provisioningStatus":"LIVE"}],
                 "associatedIxs":[{"productUid":"i","productName":"ix","provisioningStatus":"CANCELLED"}]}
                """
                    .getBytes(StandardCharsets.UTF_8))
            .orElseThrow();
    assertThat(Product.withAttached(port))
        .extracting(Product::uid, Product::host, product -> product.kind().orElseThrow())
        .containsExactly(
            tuple("p", Optional.empty(), ProductKind.PORT),
            tuple("v", Optional.of("p"), ProductKind.VXC),
            tuple("i", Optional.of("p"), ProductKind.IX));
  }
}
